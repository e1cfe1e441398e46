package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/** What readers must find of an article, wherever they read it. */
final class Whole {
  private static final String SENTENCE = "Produced with financial support from an organisation or"
      + " individual, yet not approved by the underwriter before or after publication.";

  private Whole() {}

  /** Checks HTML that holds everything but the headline. */
  static void underwritten(String html, JsonNode article) {
    var text = Jsoup.parse(html).text();
    var image = article.path("images").path(0);
    assertThat(text)
        .contains("Underwritten", SENTENCE, article.path("underwriter").path("name").asString())
        .contains(article.path("standfirst").asString())
        .contains(article.path("authors").path(0).path("name").asString())
        .contains("Edited by " + article.path("authors").path(1).path("name").asString())
        .contains(image.path("caption").asString(), image.path("credit").asString());
    var body = Jsoup.parse(article.path("body").asString());
    var parts = body.select("h2, p, li, th, td").eachText();
    assertThat(text).contains(parts);
    assertThat(text.indexOf(SENTENCE)).as("the disclosure stands before the body")
        .isLessThan(text.indexOf(parts.getFirst()));
    assertThat(Jsoup.parse(html).select("img").eachAttr("src"))
        .contains(image.path("url").asString());
  }
}
