package io.newswire.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.newswire.event.Article;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.RelatedLink;
import io.newswire.event.Rendition;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture without syndication rights is on our own page and nowhere else. */
class KeptBackPicturesTests {
  private static final String FREE = "https://images.example.org/free.jpg";
  private static final String KEPT = "https://images.example.org/kept.jpg";
  private static final String NOTE = "Picture not for syndication: The weir at noon (Lena Brandt)";
  private static final Set<String> WITHOUT_PICTURES = Set.of("text", "apple-news-metadata");
  private static final Pattern BASE64 = Pattern.compile(
      "Content-Transfer-Encoding: base64\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  static Stream<String> partnersFormats() {
    return Renderings.formats().stream();
  }

  static Stream<String> formatsWithText() {
    return partnersFormats().filter(format -> !PromiseTests.ABOUT.contains(format));
  }

  @ParameterizedTest
  @MethodSource("partnersFormats")
  void reachNoPartner(String format) {
    var content = readable(Renderings.of(story(), format));

    assertThat(content).doesNotContain("kept.jpg", "Seen for those who cannot", "In the body");
    if (!WITHOUT_PICTURES.contains(format)) {
      assertThat(content).contains(FREE);
    }
  }

  @ParameterizedTest
  @MethodSource("formatsWithText")
  void areNamedInANoteBehindTheText(String format) {
    var text = ReadableText.of(format, Renderings.of(story(), format));

    assertThat(text).containsOnlyOnce(NOTE);
    assertThat(text.indexOf("At dawn")).isBetween(0, text.indexOf(NOTE));
    assertThat(text).contains("The ledger is here.");
  }

  @Test
  void areShownOnOurOwnPageWithoutANote() {
    var page = Renderings.of(story(), "page");

    assertThat(page).contains(FREE, "<meta property=\"og:image\" content=\"" + KEPT + "\"")
        .doesNotContain("not for syndication");
    assertThat(Jsoup.parse(page).select("figure img[src^=" + KEPT + "]")).hasSize(2);
  }

  @Test
  void needNoPageOfOurOwnWhereThereAreNone() {
    assertThat(Renderings.of(Samples.underwritten().build())).extracting(Rendition::getFormat)
        .contains("html").doesNotContain("page");
    assertThat(Renderings.of(story())).extracting(Rendition::getFormat).contains("html", "page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://images.example.org/kept.jpg",
      "https://IMAGES.example.org/kept.jpg",
      "https://images.example.org/kept.jpg?w=600&amp;h=400",
      "https://images.example.org/x/../kept.jpg"})
  void areFoundInTheBodyHoweverTheirAddressIsWritten(String address) {
    var article = Article.newBuilder(story())
        .setBody("<p>Before <img src=\"" + address + "\" alt=\"x\"/> after.</p>").build();

    assertThat(Renderings.of(article, "fragment")).doesNotContain("kept.jpg")
        .contains("<p>Before  after.</p>");
  }

  @Test
  void leaveOtherPicturesOfTheSameFigureAndOtherAddressesAlone() {
    var body = "<figure><img src=\"" + FREE
        + "\" alt=\"\" />%s<figcaption>Both</figcaption></figure>"
        + "<p>É &amp; <a href=\"https://images.example.org/kept.jpgx\">x</a></p>"
        + "<table><tr><td>%s</td></tr></table>";
    var picture = "<img src=\"" + KEPT + "\" alt=\"\" />";
    var article = Article.newBuilder(story()).setBody(body.formatted(picture, picture)).build();

    assertThat(Jsoup.parse(Renderings.of(article, "fragment")).select("table").outerHtml())
        .contains("<td></td>");
    assertThat(Renderings.of(article, "fragment"))
        .contains("<figcaption>Both</figcaption>", "É &amp; <a href=", FREE)
        .doesNotContain(KEPT + "\"");
  }

  @Test
  void areKeptBackThoughTheyAreListedASecondTimeAsFree() {
    var kept = picture(KEPT, false, ImageRole.INLINE);
    var article = Article.newBuilder(story())
        .setImages(List.of(kept, Image.newBuilder(kept).setSyndication(true).build())).build();

    assertThat(Renderings.of(article, "ninjs")).doesNotContain("kept.jpg");
  }

  @Test
  void areNamedInTheArticlesOwnLanguageAndWithoutWordsWhereTheyHaveNone() {
    var wordless = Image.newBuilder(picture(KEPT, false, ImageRole.LEAD)).setCaption(null)
        .setCredit(null).build();
    var article = Article.newBuilder(story()).setImages(List.of(wordless));

    assertThat(Renderings.of(article.setLanguage("de").build(), "text"))
        .contains("\nBild nicht zur Weitergabe\n");
    assertThat(Renderings.of(article.setLanguage("fr").build(), "text"))
        .contains("\nPhoto non cédée aux partenaires\n");
  }

  static Article story() {
    return Samples.underwritten()
        .setBody("<p>At dawn the traps come up.</p><figure><a href=\"" + KEPT + "\"><img src=\""
            + KEPT + "?w=600\" alt=\"Seen for those who cannot\"/></a><figcaption>In the body"
            + "</figcaption></figure><p>The ledger is <a href=\"" + KEPT + "\">here</a>.</p>")
        .setImages(List.of(picture(KEPT, false, ImageRole.LEAD),
            picture(FREE, true, ImageRole.INLINE)))
        .setRelated(List.of(new RelatedLink(KEPT, "The weir", null)))
        .build();
  }

  private static Image picture(String url, boolean syndication, ImageRole role) {
    return new Image(url, 1200, 800, "image/jpeg",
        syndication ? "A net" : "Seen for those who cannot",
        syndication ? "A net at noon" : "The weir at noon", "Lena Brandt", role, syndication);
  }

  /** A mail's parts are in base64. */
  private static String readable(String content) {
    return content + BASE64.matcher(content).results()
        .map(part -> new String(Base64.getMimeDecoder().decode(part.group(1)), UTF_8)).toList();
  }
}
