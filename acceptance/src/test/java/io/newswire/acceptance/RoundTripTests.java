package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What leaves us in another format and comes back is the same article: docs/ingest-formats.md. */
@Order(16)
class RoundTripTests {
  private static final List<String> EVERYWHERE = List.of("headline", "language", "standfirst",
      "copyright", "correctionNote", "contentType");
  private static final Map<String, List<String>> BESIDES = Map.of(
      "ninjs", List.of("shortHeadline", "slug", "urgency", "underwriter", "authors", "subjects",
          "places", "images", "source", "usageTerms", "body", "publishedAt", "updatedAt",
          "expiresAt", "related"),
      "ninjs-2.2", List.of("shortHeadline", "slug", "urgency", "underwriter", "authors",
          "subjects", "places", "images", "source", "usageTerms", "body", "publishedAt",
          "updatedAt", "expiresAt", "related"),
      "ninjs-1.6",
      List.of("shortHeadline", "authors", "expiresAt", "related", "slug", "urgency", "subjects",
          "places", "images",
          "source", "usageTerms", "body", "publishedAt", "updatedAt"),
      "nitf",
      List.of("underwriter", "shortHeadline", "slug", "urgency", "sections", "keywords", "subjects",
          "images", "authors", "places", "source", "usageTerms", "body", "publishedAt",
          "expiresAt", "updatedAt"),
      "newsml-g2", List.of("shortHeadline", "slug", "urgency", "underwriter", "authors",
          "sections", "keywords", "subjects", "places", "images", "source", "usageTerms", "body",
          "publishedAt", "updatedAt", "expiresAt", "related"),
      "atom-entry",
      List.of("underwriter", "authors", "sections", "keywords", "subjects", "images", "body",
          "usageTerms", "publishedAt", "updatedAt", "related"));

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();

  @ParameterizedTest
  @CsvSource({
      "ninjs, application/ninjs+json",
      "ninjs-2.2, application/ninjs+json",
      "ninjs-1.6, application/ninjs+json",
      "nitf, application/nitf+xml",
      "newsml-g2, application/vnd.iptc.g2.newsitem+xml",
      "atom-entry, application/atom+xml"})
  void comesBackAsItLeft(String format, String mediaType) {
    var id = Articles.freshId();
    var article = Articles.underwritten(Articles.freshSection("trip"));
    article.put("id", id).put("slug", "river-count").put("shortHeadline", "Eels return")
        .put("usageTerms", "https://licences.example.org/by").put("source", "Nordpress")
        .put("updatedAt", "2026-11-12T09:30:00Z").put("expiresAt", "2099-12-31T00:00:00Z")
        .put("correctionNote", "An earlier version counted one crab twice.")
        .put("body", "<h2>At dawn</h2><p>The rule – simple, <em>strict</em> – is painted <a"
            + " href=\"https://school.example/?a&amp;b\">over the door</a>.</p><blockquote><p>“It is"
            + " what it was.”</p></blockquote><ul><li>3,000 squares</li><li>5 &lt; 6</li></ul>"
            + "<table><tbody><tr><td>2026</td></tr></tbody></table>");
    article.putArray("authors").addObject().put("name", "Wilhelmina O’Sei");
    article.withArray("authors").addObject().put("name", "Beatrix Onwudiwe").put("role", "editor");
    article.putArray("related").addObject().put("url", "https://school.example/census")
        .put("title", "The census & its rules");
    article.putArray("places").add("Averil");
    article.putArray("subjects").addObject()
        .put("scheme", "http://cv.iptc.org/newscodes/mediatopic/").put("code", "medtop:20000424")
        .put("name", "conservation");
    desk.publish(article);
    Awaitility.await()
        .until(() -> feeds.rendition(id, format).status() == 200);
    var sent = desk.get(id).json();
    var rendition = feeds.rendition(id, format).text();

    var again = Articles.freshId();
    var answer = desk.postRaw(rendition.replace(id, again).getBytes(UTF_8), mediaType);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    var returned = desk.get(again).json();
    var fields = new TreeSet<>(EVERYWHERE);
    fields.addAll(BESIDES.getOrDefault(format, List.of()));
    assertThat(fields).allSatisfy(field -> assertThat(plain(returned, field)).as(field)
        .isEqualTo(plain(sent, field)));
  }

  /** A field as text, spaces between elements aside. */
  private static String plain(JsonNode article, String field) {
    return article.path(field).toString().replaceAll(">\\s+<", "><");
  }
}
