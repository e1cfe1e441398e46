package io.newswire.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.newswire.event.PubStatus;
import io.newswire.event.Rendition;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every format owes its readers. */
class PromiseTests {
  /** Those that carry the story; the others carry what is said of it. */
  private static final List<String> FORMATS = List.of("activitystreams", "apple-news",
      "atom-entry", "flipboard-item", "fragment", "html", "json-feed-item", "markdown", "msn-item",
      "newsletter", "newsml-g2", "ninjs", "ninjs-1.6", "ninjs-2.2", "nitf", "rss-item",
      "smartnews-item", "text", "yandex-item");
  private static final List<String> ABOUT = List.of("apple-news-metadata", "news-sitemap-url");
  private static final Set<String> NO_MARKUP = Set.of("activitystreams", "apple-news",
      "json-feed-item", "markdown", "ninjs", "ninjs-1.6", "ninjs-2.2", "text");
  private static final String FIRST_PARAGRAPH = "At dawn the traps come up.";

  static Stream<String> formats() {
    return FORMATS.stream();
  }

  @Test
  void holdsEveryFormat() {
    assertThat(Renderings.of(Samples.underwritten().build())).extracting(Rendition::getFormat)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FORMATS.stream(), ABOUT.stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void saysBeforeTheBodyWhoPaidAndWhoWrote(String format) {
    var text = readableText(format, Renderings.of(Samples.underwritten().build(), format));

    var head = text.substring(0, text.indexOf(FIRST_PARAGRAPH));
    assertThat(head).contains("Underwritten", Samples.DISCLOSURE, "The Estuary Trust",
        "By Ada Lindqvist and Jun Mori", "Edited by Tom Okafor",
        "Correction: An earlier version misspelt Ruth Amsel’s name.");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void losesNeitherCaptionNorCreditNorQuotationMarks(String format) {
    var text = readableText(format, Renderings.of(Samples.underwritten().build(), format));

    assertThat(text).contains("A glass eel at the Harwick weir", "Lena Brandt / Nordpress",
        "“Nobody believed us,” says Ruth Amsel.", "© 2026 The Harbour Gazette");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void saysThatAnArticleIsKilledAndKeepsNoneOfItsText(String format) {
    var text = readableText(format, Renderings.of(Samples.killed(), format));

    assertThat(text).contains("has been withdrawn", "The quote is not authentic.")
        .doesNotContain(FIRST_PARAGRAPH, "glass eel");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void showsNothingOfAWithheldArticle(String format) {
    var withheld = Samples.underwritten().setPubStatus(PubStatus.WITHHELD).build();

    assertThat(readableText(format, Renderings.of(withheld, format)))
        .contains("is withheld").doesNotContain(FIRST_PARAGRAPH, "glass eel");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void tellsReadersOfPlainNewsNothingTheyNeedNotKnow(String format) {
    var text = readableText(format, Renderings.of(Samples.news().build(), format));

    assertThat(text).contains(FIRST_PARAGRAPH).doesNotContain("Underwriter", "Correction");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void staysWellFormedWhateverTheTextHolds(String format) {
    var nasty = "]]> <script>alert(1)</script> & \" ' \u0000\u0008\uFFFE \uD800 😀 \u202Eoverride";
    var article = Samples.underwritten().setHeadline(nasty).setStandfirst(nasty)
        .setCorrectionNote(nasty).setCopyright(nasty).setKeywords(List.of(nasty)).build();

    var content = Renderings.of(article, format);

    assertThat(content).doesNotContain("\u0000", "\u0008");
    assertThat(readableText(format, content)).contains("😀");
    if (!NO_MARKUP.contains(format)) {
      assertThat(content).doesNotContain("<script>alert");
    }
  }

  /** What a reader of the format sees in the end; fails where the format cannot be read. */
  private static String readableText(String format, String content) {
    return switch (format) {
      case "html", "fragment" -> Jsoup.parse(content).text();
      case "rss-item", "msn-item", "smartnews-item", "flipboard-item", "yandex-item" ->
        Jsoup.parse(xml(content).expectFirst("content|encoded").text()).text()
            + xml(content).select("media|credit").text() + xml(content).select("title").text();
      case "atom-entry" -> Jsoup.parse(xml(content).expectFirst("content").text()).text()
          + xml(content).select("title").text();
      case "json-feed-item" -> Jsoup.parse(json(content).get("content_html").asString()).text()
          + json(content).get("title");
      case "ninjs" -> ninjsText(json(content));
      case "ninjs-2.2" -> ninjsText(json(content.replace("ednote", "edNote")
          .replace("copyrightnotice", "copyrightNotice")));
      case "ninjs-1.6" -> {
        var item = json(content);
        yield item.path("ednote").asString("") + " "
            + Jsoup.parse(item.path("body_xhtml").asString(item.path("body_text").asString("")))
                .text()
            + item.path("copyrightnotice").asString("") + item.path("headline");
      }
      case "newsml-g2" -> {
        var item = xml(content);
        yield item.expectFirst("inlineXML").text() + item.select("copyrightNotice").text();
      }
      case "nitf" -> xml(content).select("ed-msg").attr("info") + " "
          + xml(content).expectFirst("body").text();
      case "markdown" -> Jsoup.parse(org.commonmark.renderer.html.HtmlRenderer.builder().build()
          .render(org.commonmark.parser.Parser.builder().build().parse(content))).text();
      case "newsletter" -> Jsoup.parse(decoded(content, "text/html")).text();
      case "apple-news" -> {
        var text = new StringBuilder();
        json(content).get("components").forEach(component -> text
            .append(Jsoup.parse(component.path("text").asString("")).text()).append(' ')
            .append(component.path("caption").asString("")).append(' '));
        yield text.toString();
      }
      case "activitystreams" -> {
        var object = json(content).get("object");
        yield Jsoup.parse(object.path("content").asString(object.path("summary").asString("")))
            .text() + object.path("name").asString("");
      }
      case "text" -> content.replaceAll("\\s+", " ");
      default -> throw new IllegalArgumentException("How is " + format + " read?");
    };
  }

  /** One part of a mail. */
  private static String decoded(String mail, String mediaType) {
    var part = mail.substring(mail.indexOf("Content-Type: " + mediaType));
    var text = part.substring(part.indexOf("\r\n\r\n") + 4, part.indexOf("\r\n--="));
    return new String(Base64.getMimeDecoder().decode(text), UTF_8);
  }

  private static String ninjsText(JsonNode item) {
    return item.path("edNote").asString("") + " "
        + Jsoup.parse(item.get("bodies").get(0).get("value").asString()).text()
        + item.path("copyrightNotice").asString("") + item.path("title").asString("");
  }

  private static JsonNode json(String content) {
    return JsonMapper.builder().build().readTree(content);
  }

  private static org.jsoup.nodes.Document xml(String content) {
    WellFormed.check(content);
    return Jsoup.parse(content, Parser.xmlParser());
  }
}
