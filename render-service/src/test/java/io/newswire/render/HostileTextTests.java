package io.newswire.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.newswire.event.Article;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.RelatedLink;
import io.newswire.event.Rendition;
import io.newswire.event.Underwriter;
import io.newswire.render.markup.Markup;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever Unicode holds, in every field: well-formed output without anything that runs. */
class HostileTextTests {
  private static final List<String> NASTY = List.of("<script>alert(1)</script>", "]]>", "-->",
      "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</title>", "</style>", "&#0;",
      "&amp;",
      "javascript:alert(1)", "\u0000", "\u0008", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\u202E",
      "\u2066", "\u200F", "\uFEFF", "\r\n", "\u2028", "\u2029", "😀", "👩‍👩‍👧", "\uD83D",
      "e\u0301",
      "${jndi:ldap://x}", "{{7*7}}", "`*_[]()#", "=?UTF-8?B?eA==?=", "\r\nBcc: x@example.org\r\n",
      "a".repeat(10_000), "字".repeat(3_000));

  @Tag("proof")
  @Property(tries = 150)
  void everyFormatStaysWhole(@ForAll("texts") String text, @ForAll("texts") String other) {
    for (var rendition : Renderings.of(article(text, other))) {
      assertHarmless(rendition);
    }
  }

  @Tag("proof")
  @Property(tries = 40)
  void aKillStaysWhole(@ForAll("texts") String reason) {
    var killed = Article.newBuilder(Samples.killed()).setKillReason(reason).setHeadline(reason)
        .build();

    Renderings.of(killed).forEach(HostileTextTests::assertHarmless);
  }

  @ParameterizedTest
  @CsvSource({"<div>, </div>", "<blockquote>, </blockquote>", "<ul><li>, </li></ul>",
      "<em>, </em>", "<table><tr><td>, </td></tr></table>"})
  void bodiesThatNest2000DeepStayWhole(String opening, String closing) {
    var article = Samples.underwritten()
        .setBody(opening.repeat(2_000) + "the bottom" + closing.repeat(2_000)).build();

    Renderings.of(article).forEach(HostileTextTests::assertHarmless);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "字", "😀", "\u202E", "“", "<", "\uD800"})
  void paragraphsOf200KibStayWhole(String character) {
    var paragraph = Markup.escape(character.repeat(200 * 1_024 / character.getBytes(UTF_8).length));
    var article = Samples.underwritten().setBody("<p>" + paragraph + "</p>").build();

    Renderings.of(article).forEach(HostileTextTests::assertHarmless);
  }

  @Provide
  Arbitrary<String> texts() {
    var anything = Arbitraries.strings().all().ofMaxLength(200);
    var nasty = Arbitraries.of(NASTY);
    var mixed = Arbitraries.oneOf(anything, nasty).list().ofMinSize(1).ofMaxSize(5)
        .map(parts -> String.join(" ", parts));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, nasty),
        net.jqwik.api.Tuple.of(1, anything), net.jqwik.api.Tuple.of(3, mixed));
  }

  private static Article article(String text, String other) {
    // As ingest leaves a body: well-formed, and nothing in it that runs.
    var inBody = Markup.escape(text);
    return Samples.underwritten()
        .setBody("<p>" + inBody + "</p><blockquote><p><a href=\"https://x.example/?a&amp;b\">"
            + inBody + "</a></p></blockquote><ul><li><em>" + inBody + "</em> x</li></ul><table><tr>"
            + "<td>" + inBody + "</td></tr></table><h2>" + inBody + "</h2><pre>" + inBody
            + "</pre>")
        .setHeadline(text).setShortHeadline(other).setStandfirst(other)
        .setSlug(text).setCorrectionNote(text).setCopyright(other).setUsageTerms(text)
        .setSource(other).setKeywords(List.of(text, other)).setPlaces(List.of(other))
        .setSections(List.of(text)).setUnderwriter(new Underwriter(text, "https://x.example/?a&b"))
        .setContributors(List.of(new Contributor(text, ContributorRole.AUTHOR, null, null),
            new Contributor(other, ContributorRole.EDITOR, null, null)))
        .setImages(List.of(new Image("https://images.example.org/a.jpg?x=1&y=2", 10, 10,
            "image/jpeg", text, other, text, ImageRole.LEAD, true)))
        .setRelated(List.of(new RelatedLink("https://x.example/?q=\"<", text, null)))
        .build();
  }

  private static void assertHarmless(Rendition rendition) {
    var content = rendition.getContent();
    var format = rendition.getFormat();
    assertThat(content.chars()).as(format).noneMatch(character -> character == 0);
    switch (rendition.getMediaType().replaceFirst(";.*", "")) {
      case "application/json", "application/feed+json", "application/activity+json" ->
        JsonMapper.builder().build().readTree(content);
      case "text/html" -> assertNothingRuns(format, Jsoup.parse(content));
      case "message/rfc822" -> assertThat(content.lines()
          .takeWhile(line -> !line.isEmpty())).as(format)
          .noneMatch(line -> line.startsWith("Bcc:"));
      case "text/plain" -> assertThat(content).as(format).isNotBlank();
      case "text/markdown" -> assertNothingRuns(format,
          Jsoup.parse(org.commonmark.renderer.html.HtmlRenderer.builder().build()
              .render(org.commonmark.parser.Parser.builder().build().parse(content))));
      default -> assertXml(format, content);
    }
  }

  private static void assertXml(String format, String content) {
    if (content.isEmpty()) {
      return;
    }
    WellFormed.check(content);
    var document = Jsoup.parse(content, Parser.xmlParser());
    for (var embedded : document.select("content|encoded, content")) {
      assertNothingRuns(format, Jsoup.parse(embedded.text()));
    }
  }

  private static void assertNothingRuns(String format, Document page) {
    assertThat(page.select("script:not([type=application/ld+json])")).as(format).isEmpty();
    assertThat(page.select("[onerror], [onmouseover], [onclick]")).as(format).isEmpty();
    assertThat(page.select("[href^=javascript:], [src^=javascript:], [src^=data:]")).as(format)
        .isEmpty();
  }
}
