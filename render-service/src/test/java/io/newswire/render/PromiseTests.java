package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.newswire.event.PubStatus;
import io.newswire.event.Rendition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format owes its readers. */
class PromiseTests {
  /** Those that carry the story; the others carry what is said of it. */
  private static final List<String> FORMATS = List.of("activitystreams", "apple-news",
      "atom-entry", "flipboard-item", "fragment", "html", "json-feed-item", "markdown", "msn-item",
      "newsletter", "newsml-g2", "ninjs", "ninjs-1.6", "ninjs-2.2", "nitf", "rss-item",
      "smartnews-item", "text", "yandex-item");
  static final List<String> ABOUT = List.of("apple-news-metadata", "news-sitemap-url");
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
    var text = ReadableText.of(format, Renderings.of(Samples.underwritten().build(), format));

    var head = text.substring(0, text.indexOf(FIRST_PARAGRAPH));
    assertThat(head).contains("Underwritten", Samples.DISCLOSURE, "The Estuary Trust",
        "By Ada Lindqvist and Jun Mori", "Edited by Tom Okafor",
        "Correction: An earlier version misspelt Ruth Amsel’s name.");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void losesNeitherCaptionNorCreditNorQuotationMarks(String format) {
    var text = ReadableText.of(format, Renderings.of(Samples.underwritten().build(), format));

    assertThat(text).contains("A glass eel at the Harwick weir", "Lena Brandt / Nordpress",
        "“Nobody believed us,” says Ruth Amsel.", "© 2026 The Harbour Gazette");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void saysThatAnArticleIsKilledAndKeepsNoneOfItsText(String format) {
    var text = ReadableText.of(format, Renderings.of(Samples.killed(), format));

    assertThat(text).contains("has been withdrawn", "The quote is not authentic.")
        .doesNotContain(FIRST_PARAGRAPH, "glass eel");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void showsNothingOfAWithheldArticle(String format) {
    var withheld = Samples.underwritten().setPubStatus(PubStatus.WITHHELD).build();

    assertThat(ReadableText.of(format, Renderings.of(withheld, format)))
        .contains("is withheld").doesNotContain(FIRST_PARAGRAPH, "glass eel");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void tellsReadersOfPlainNewsNothingTheyNeedNotKnow(String format) {
    var text = ReadableText.of(format, Renderings.of(Samples.news().build(), format));

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
    assertThat(ReadableText.of(format, content)).contains("😀");
    if (!NO_MARKUP.contains(format)) {
      assertThat(content).doesNotContain("<script>alert");
    }
  }
}
