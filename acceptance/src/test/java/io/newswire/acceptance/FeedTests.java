package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.rometools.rome.feed.synd.SyndEntry;
import io.newswire.acceptance.feedrules.AtomRules;
import io.newswire.acceptance.feedrules.JsonFeedRules;
import io.newswire.acceptance.feedrules.NewsSitemapRules;
import io.newswire.acceptance.feedrules.RssRules;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Feeds as readers' software meets them. */
@Order(20)
class FeedTests {
  private static final String SECTION = Articles.freshSection("readers");

  private final RunningProduct product = RunningProduct.shared();
  private final FeedReader feeds = product.feeds();

  /** One of every sample, an article with everything, and a tombstone. */
  @BeforeAll
  static void aFeedWithEverything() {
    var product = RunningProduct.shared();
    var desk = product.desk();
    var feeds = product.feeds();
    for (var sample : Samples.all()) {
      var copy = (ObjectNode) sample.deepCopy();
      copy.put("id", Articles.freshId()).putArray("sections").add(SECTION);
      desk.publish(copy);
    }
    var whole = Articles.underwritten(SECTION);
    desk.publish(whole);
    var killed = Articles.plain(SECTION);
    desk.publish(killed);
    await()
        .until(() -> feeds.shows(SECTION, "json", killed.path("id").asString()));
    desk.kill(killed.path("id").asString(), "It & its “source” <were> made up.");
    await().until(() -> feeds.poll(SECTION, "atom").text().contains("deleted-entry")
        && feeds.shows(SECTION, "json", whole.path("id").asString())
        && feeds.poll(SECTION, "json").json().path("items").size() == Samples.all().size());
    // Within the second of a change, Last-Modified names the one before it: that second must be over.
    await().until(() -> FeedReader.FORMATS.stream().allMatch(format -> {
      var changed = feeds.poll(SECTION, format).header("last-modified");
      return ZonedDateTime.parse(changed, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
          .isBefore(Instant.now().minusSeconds(3));
    }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"msn.rss", "smartnews.rss", "flipboard.rss", "yandex.rss"})
  void breakNoRuleOfRssOnTheWayToAPlatform(String format) {
    var answer = feeds.poll(SECTION, format);

    assertThat(RssRules.findings(feeds.url(SECTION, format), answer.header("content-type"),
        answer.bytes()))
        // Yandex wants a name there, where RSS has an address, and an enclosure for each picture.
        .filteredOn(finding -> !format.startsWith("yandex") || !finding.contains("author is no")
            && !finding.endsWith("element comes twice: enclosure"))
        .isEmpty();
    assertThat(FeedReader.withRome(answer.bytes()).getEntries()).extracting(SyndEntry::getUri)
        .containsAll(items().stream().map(FeedTests::id).toList());
  }

  @Test
  void breakNoRuleOfANewsSitemap() {
    var answer = feeds.poll(SECTION, "sitemap.xml");

    assertThat(NewsSitemapRules.findings(answer.header("content-type"), answer.bytes())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void breakNoRuleOfAValidator(String format) {
    for (var feed : List.of(SECTION, "latest")) {
      var answer = feeds.poll(feed, format);
      var url = feeds.url(feed, format);
      var contentType = answer.header("content-type");
      assertThat(switch (format) {
        case "rss" -> RssRules.findings(url, contentType, answer.bytes());
        case "atom" -> AtomRules.findings(url, contentType, answer.bytes());
        default -> JsonFeedRules.findings(url, contentType, answer.bytes());
      }).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom"})
  void areReadByRomeAsTheyWereMeant(String format) {
    var feed = FeedReader.withRome(feeds.poll(SECTION, format).bytes());

    assertThat(feed.getTitle()).isNotBlank();
    assertThat(feed.getEntries()).extracting(SyndEntry::getUri)
        .containsExactlyElementsOf(items().stream().map(FeedTests::id).toList());
    assertThat(feed.getEntries()).extracting(SyndEntry::getTitle)
        .containsExactlyElementsOf(
            items().stream().map(item -> item.path("title").asString()).toList());
  }

  @Test
  void areReadByParsersFromNpmAsTheyWereMeant() throws IOException, InterruptedException {
    var documents = new LinkedHashMap<String, byte[]>();
    FeedReader.FORMATS
        .forEach(format -> documents.put(format, feeds.poll(SECTION, format).bytes()));

    var readings = NpmReaders.read(documents);

    // Four of RSS, four of Atom, one of JSON Feed, which the others do not read.
    assertThat(readings).hasSize(9);
    var items = items();
    assertThat(readings).allSatisfy(reading -> {
      var found = reading.path("items").valueStream().toList();
      assertThat(found).as("%s read %s", reading.path("parser"), reading.path("format"))
          .extracting(FeedTests::id)
          .containsExactlyElementsOf(items.stream().map(FeedTests::id).toList());
      assertThat(found).extracting(item -> item.path("title").asString())
          .containsExactlyElementsOf(
              items.stream().map(item -> item.path("title").asString()).toList());
      // One of them undoes the entities of the markup within: the comparison does so with all.
      assertThat(found).extracting(item -> decoded(item.path("content")))
          .containsExactlyElementsOf(
              items.stream().map(item -> decoded(item.path("content_html"))).toList());
      assertThat(found).extracting(item -> moment(item.path("published").asString()))
          .containsExactlyElementsOf(items.stream()
              .map(item -> moment(item.path("date_published").asString())).toList());
      assertThat(found).extracting(item -> item.path("enclosure").asString(""))
          .containsExactlyElementsOf(items.stream()
              .map(item -> item.at("/attachments/0/url").asString("")).toList());
      for (var number = 0; number < items.size(); number++) {
        var named = items.get(number).at("/authors/0/name").asString("");
        var read = found.get(number).at("/authors/0").asString("");
        if (named.isEmpty() && reading.path("format").asString().equals("atom")) {
          // Atom must have an author: where nobody is named, it is the publication.
          assertThat(read).isNotBlank();
        } else {
          assertThat(read).isEqualTo(named);
        }
      }
    });
    assertThat(items()).anySatisfy(item -> assertThat(item.has("attachments")).isTrue());
  }

  /** To the second, in which RSS has it. */
  private static Instant moment(String text) {
    return (text.matches("[A-Z].*")
        ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
        : Instant.parse(text)).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String decoded(JsonNode markup) {
    return Parser.unescapeEntities(markup.asString(), false).strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void doNotChangeAByteWhileNothingChanges(String format) {
    var first = feeds.poll(SECTION, format);
    // Something else happens meanwhile.
    var other = Articles.plain(Articles.freshSection("other"));
    product.desk().publish(other);
    await()
        .until(() -> feeds.rendition(other.path("id").asString(), "text").status() == 200);

    var second = feeds.poll(SECTION, format);

    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.header("etag")).isEqualTo(first.header("etag")).matches("\"[^\"]+\"");
    assertThat(second.header("last-modified")).isEqualTo(first.header("last-modified"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void answerAnotherPollWith304(String format) {
    var first = feeds.poll(SECTION, format);

    var byTag = feeds.poll(SECTION, format, "If-None-Match", first.header("etag"));
    var byDate = feeds.poll(SECTION, format, "If-Modified-Since", first.header("last-modified"));
    var byOldTag = feeds.poll(SECTION, format, "If-None-Match", "\"of-long-ago\"");

    assertThat(byTag.status()).isEqualTo(304);
    assertThat(byTag.bytes()).isEmpty();
    assertThat(byTag.header("etag")).isEqualTo(first.header("etag"));
    assertThat(byDate.status()).isEqualTo(304);
    assertThat(byOldTag.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void sayTheSameToHeadAndCompressed(String format) throws IOException {
    var plain = feeds.poll(SECTION, format);

    var head = feeds.head(SECTION, format);
    var gzip = feeds.poll(SECTION, format, "Accept-Encoding", "gzip");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("etag")).isEqualTo(plain.header("etag"));
    assertThat(head.header("content-length")).isEqualTo(String.valueOf(plain.bytes().length));
    assertThat(gzip.header("content-encoding")).isEqualTo("gzip");
    assertThat(gzip.header("vary")).containsIgnoringCase("accept-encoding");
    // RFC 9110 §8.8.3.3: another coding is another representation.
    assertThat(gzip.header("etag")).isNotEqualTo(plain.header("etag"));
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.bytes()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.bytes());
    }
  }

  @Test
  void leadToAPageOfEachArticle() {
    for (var item : items()) {
      var url = item.path("url").asString();
      if (url.startsWith(product.stack().syndicationUrl())) {
        var page = feeds.follow(url);
        assertThat(page.status()).as(url).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        // schema.org's NewsArticle or one of its kin, such as OpinionNewsArticle.
        assertThat(page.text()).contains("application/ld+json")
            .containsPattern("\"@type\":\"\\w*Article\"");
      }
    }
  }

  @Test
  void areListed() {
    assertThat(feeds.list().text()).contains(feeds.url("latest", "rss"),
        feeds.url("latest", "atom"), feeds.url("latest", "json"), feeds.url(SECTION, "rss"));
  }

  @Test
  void sayWhichThereAreWhereThereIsNoSuchFeed() {
    var answer = feeds.poll("no-such-feed", "rss");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asString()).contains("GET /feeds");
  }

  private List<JsonNode> items() {
    return feeds.poll(SECTION, "json").json().path("items").valueStream().toList();
  }

  private static String id(JsonNode item) {
    return item.path("id").asString();
  }
}
