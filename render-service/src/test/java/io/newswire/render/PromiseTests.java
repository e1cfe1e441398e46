package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  private static final List<String> FORMATS = List.of("atom-entry", "fragment", "html",
      "json-feed-item", "ninjs", "rss-item", "text");
  private static final String FIRST_PARAGRAPH = "At dawn the traps come up.";

  static Stream<String> formats() {
    return FORMATS.stream();
  }

  @Test
  void holdsEveryFormat() {
    assertThat(Renderings.of(Samples.underwritten().build())).extracting(Rendition::getFormat)
        .containsExactlyInAnyOrderElementsOf(FORMATS);
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

    assertThat(content).contains("😀").doesNotContain("\u0000", "\u0008");
    if (!List.of("json-feed-item", "ninjs", "text").contains(format)) {
      assertThat(content).doesNotContain("<script>alert");
    }
    readableText(format, content);
  }

  /** What a reader of the format sees in the end; fails where the format cannot be read. */
  private static String readableText(String format, String content) {
    return switch (format) {
      case "html", "fragment" -> Jsoup.parse(content).text();
      case "rss-item" -> Jsoup.parse(xml(content).expectFirst("content|encoded").text()).text()
          + xml(content).select("media|credit").text();
      case "atom-entry" -> Jsoup.parse(xml(content).expectFirst("content").text()).text();
      case "json-feed-item" -> Jsoup.parse(json(content).get("content_html").asString()).text();
      case "ninjs" -> ninjsText(json(content));
      case "text" -> content.replaceAll("\\s+", " ");
      default -> throw new IllegalArgumentException("How is " + format + " read?");
    };
  }

  private static String ninjsText(JsonNode item) {
    return item.path("edNote").asString("") + " "
        + Jsoup.parse(item.get("bodies").get(0).get("value").asString()).text()
        + item.path("copyrightNotice").asString("");
  }

  private static JsonNode json(String content) {
    return JsonMapper.builder().build().readTree(content);
  }

  private static org.jsoup.nodes.Document xml(String content) {
    WellFormed.check(content);
    return Jsoup.parse(content, Parser.xmlParser());
  }
}
