package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@SyndicationTest
class PlatformFeedTests {
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private FeedDocuments documents;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Subscriber subscriber;
  private final String section = "s-" + UUID.randomUUID();
  private final String sitemap = "/feeds/" + section + ".sitemap.xml";
  private final String id = freshId();

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"msn,http://schemas.ingestion.microsoft.com/common/,shortTitle",
      "smartnews,http://search.yahoo.com/mrss/,status",
      "yandex,http://news.yandex.ru,full-text"})
  void bringThePlatformsOwnItems(String platform, String namespace, String element)
      throws Exception {
    syndication.takeIn(article(id, 1, section));

    var path = "/feeds/" + section + "." + platform + ".rss";
    await().untilAsserted(() -> assertThat(subscriber.text(path)).contains(id));

    var feed = parse(subscriber.get(path).body());
    assertThat(feed.getElementsByTagNameNS(namespace, element).getLength()).isEqualTo(1);
    assertThat(feed.getElementsByTagName("language").item(0).getTextContent()).isEqualTo("en");
    assertThat(header(subscriber.get(path), "Content-Type"))
        .isEqualToIgnoringCase("application/rss+xml;charset=utf-8");
    assertThat(header(subscriber.get(path), "Link")).contains("rel=\"hub\"", path);
    assertThat(subscriber.get("/feeds/" + section + ".flipboard.rss").statusCode())
        .isEqualTo(200);
  }

  @Test
  void tellAKillInTheWayOfThePlatform() {
    syndication.takeIn(article(id, 1, section));

    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    await().untilAsserted(() -> assertThat(text(subscriber.get("/feeds/" + section
        + ".smartnews.rss"))).contains("media:status state=\"deleted\"", id)
        .doesNotContain("state=\"active\""));
    assertThat(subscriber.text("/feeds/" + section + ".msn.rss"))
        .contains("at:deleted-entry ref=\"" + id).doesNotContain("<item>");
  }

  @Test
  void listTheNewsOfTheLastTwoDays() throws Exception {
    var now = clock.instant();
    var old = freshId();
    syndication.takeIn(published(id, now.minus(ofHours(47))),
        published(old, now.minus(ofHours(49))), published(freshId(), now));

    await().untilAsserted(() -> assertThat(locations()).hasSize(2));

    assertThat(locations()).anyMatch(url -> url.contains(id)).noneMatch(url -> url.contains(old));
    var answer = subscriber.get(sitemap);
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase(
        "application/xml;charset=utf-8");
    keepsGooglesRules(parse(answer.body()), now);
  }

  @Test
  void dropWhatTimeMakesOldAndKeepTheirBytesOtherwise() throws Exception {
    var now = clock.instant();
    syndication.takeIn(published(id, now.minus(ofHours(47))), published(freshId(), now));
    await().untilAsserted(() -> assertThat(locations()).hasSize(2));
    clock.advance(ofSeconds(5));
    var first = subscriber.get(sitemap);

    clock.advance(ofSeconds(3000));
    assertThat(subscriber.get(sitemap, "If-None-Match", header(first, "ETag")).statusCode())
        .isEqualTo(304);
    clock.advance(ofHours(1));

    assertThat(locations()).hasSize(1).noneMatch(url -> url.contains(id));
    assertThat(subscriber.get(sitemap, "If-Modified-Since", header(first, "Last-Modified"))
        .statusCode()).isEqualTo(200);
    clock.advance(ofDays(3));
    assertThat(locations()).isEmpty();
  }

  @Test
  void listAThousandAtMostAndNoneThatWasKilled() throws Exception {
    var now = clock.instant();
    var articles = IntStream.range(0, 1010)
        .mapToObj(number -> published("urn:x:" + section + ":" + number,
            now.minusSeconds(number)))
        .toList();
    syndication.takeIn(articles.toArray(RenderedArticle[]::new));
    await().untilAsserted(() -> assertThat(locations()).hasSize(1000));
    keepsGooglesRules(parse(subscriber.get(sitemap).body()), now);

    syndication.takeIn(kill(articles.get(3).getId(), 2, "Wrong bridge"));

    await().untilAsserted(() -> assertThat(locations()).hasSize(1000)
        .noneMatch(url -> url.endsWith(section + ":3"))
        .anyMatch(url -> url.endsWith(section + ":1000")));
  }

  @Test
  void areForSavedFeedsThatAskForThem() {
    var admin = new Administrator(port);
    admin.post("/feeds", Map.of("name", "a" + section, "title", "A",
        "filter", Map.of("section", section), "formats", List.of("rss", "msn.rss")));
    admin.post("/feeds", Map.of("name", "b" + section, "title", "B",
        "filter", Map.of("section", section)));
    syndication.takeIn(article(id, 1, section));

    await().untilAsserted(() -> assertThat(
        text(subscriber.get("/feeds/a" + section + ".msn.rss"))).contains(id));
    await().untilAsserted(() -> assertThat(
        text(subscriber.get("/feeds/b" + section + ".rss"))).contains(id));
    assertThat(subscriber.get("/feeds/a" + section + ".yandex.rss").statusCode()).isEqualTo(404);
    assertThat(subscriber.get("/feeds/b" + section + ".msn.rss").statusCode()).isEqualTo(404);
  }

  @Test
  void canBeSubscribedToUnlessTimeChangesThem() {
    syndication.takeIn(article(id, 1, section));
    await().until(() -> subscriber.get(sitemap).statusCode() == 200);

    var base = "http://localhost:8082/feeds/" + section;
    assertThat(documents.find(base + ".msn.rss")).isNotNull();
    assertThat(documents.find(base + ".sitemap.xml")).isNull();
    assertThat(header(subscriber.get(sitemap), "Link")).doesNotContain("hub").contains("self");
  }

  /** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
  private static void keepsGooglesRules(Document sitemap, Instant now) {
    assertThat(sitemap.getDocumentElement().getLocalName()).isEqualTo("urlset");
    assertThat(sitemap.getDocumentElement().getNamespaceURI()).isEqualTo(SITEMAP);
    var urls = all(sitemap.getDocumentElement(), SITEMAP, "url");
    assertThat(urls).hasSizeBetween(1, 1000).allSatisfy(url -> {
      assertThat(URI.create(one(url, SITEMAP, "loc")).isAbsolute()).isTrue();
      var news = all(url, NEWS, "news");
      assertThat(news).hasSize(1);
      assertThat(one(news.getFirst(), NEWS, "name")).isNotBlank();
      assertThat(one(news.getFirst(), NEWS, "language")).matches("[a-z]{2,3}|zh-cn|zh-tw");
      assertThat(one(news.getFirst(), NEWS, "title")).isNotBlank();
      assertThat(OffsetDateTime.parse(one(news.getFirst(), NEWS, "publication_date")).toInstant())
          .isAfter(now.minus(2, ChronoUnit.DAYS));
    });
    assertThat(urls.stream().map(url -> one(url, SITEMAP, "loc"))).doesNotHaveDuplicates();
  }

  private RenderedArticle published(String article, Instant at) {
    return article(article, 1,
        builder -> builder.setSections(List.of(section)).setPublishedAt(at));
  }

  private List<String> locations() throws Exception {
    var answer = subscriber.get(sitemap);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return all(parse(answer.body()).getDocumentElement(), SITEMAP, "loc").stream()
        .map(Element::getTextContent).toList();
  }

  private static String one(Element parent, String namespace, String name) {
    var found = all(parent, namespace, name);
    assertThat(found).hasSize(1);
    return found.getFirst().getTextContent();
  }

  private static List<Element> all(Element parent, String namespace, String name) {
    var found = parent.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }

  private static Document parse(byte[] body) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
  }
}
