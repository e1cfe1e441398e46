package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static io.newswire.syndication.Subscriber.unzipped;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.aayushatharva.brotli4j.decoder.Decoder;
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
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

@SyndicationTest
class FeedHttpTests {
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Subscriber subscriber;
  private final String section = "s-" + UUID.randomUUID();
  private final String path = "/feeds/" + section + ".atom";
  private final String id = freshId();

  @BeforeEach
  void publishAnArticle() {
    syndication = new Syndication(transaction, entries, feeds);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
    syndication.takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(subscriber.text(path)).contains(id));
  }

  @ParameterizedTest
  @CsvSource({"rss,application/rss+xml", "atom,application/atom+xml", "json,application/feed+json"})
  void sayWhatTheyAreAndHowLongTheyKeep(String extension, String mediaType) {
    var response = subscriber.get("/feeds/" + section + "." + extension);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualToIgnoringCase(
        mediaType + ";charset=utf-8");
    assertThat(header(response, "Cache-Control")).contains("public", "max-age=", "stale-if-error=");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding, Sec-Fetch-Dest");
    assertThat(header(response, "ETag")).matches("\"[A-Za-z0-9_-]{22}\"");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.headers().firstValueAsLong("Content-Length"))
        .hasValue(response.body().length);
    assertThat(text(response)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"rss,application/xml", "atom,application/xml", "json,application/feed+json"})
  void areLaidOutByAStyleSheetWhereABrowserOpensThem(String extension, String mediaType) {
    var file = "/feeds/" + section + "." + extension;

    var opened = subscriber.get(file, "Sec-Fetch-Dest", "document", "Accept", "text/html,*/*");

    assertThat(header(opened, "Content-Type")).isEqualTo(mediaType + ";charset=utf-8");
    assertThat(opened.body()).isEqualTo(subscriber.get(file).body());
    var sheet = subscriber.get("/feeds.css");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(header(sheet, "Content-Type")).startsWith("text/css");
    if (mediaType.equals("application/xml")) {
      assertThat(text(opened))
          .contains("<?xml-stylesheet type=\"text/css\" href=\"http://localhost:8082"
              + "/feeds.css\"?>");
      assertThat(header(opened, "Content-Security-Policy")).startsWith("default-src 'none'");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,rss", "GET,atom", "HEAD,json"})
  void nameTheirHubAndThemselvesByTheConfiguredAddress(String method, String extension) {
    var response = subscriber.send(method, "/feeds/" + section + "." + extension);

    assertThat(header(response, "Link")).isEqualTo("<http://localhost:8082/hub>; rel=\"hub\","
        + " <http://localhost:8082/feeds/" + section + "." + extension + ">; rel=\"self\"");
  }

  @Test
  void answerAnUnchangedFeedWithoutItsBytes() {
    clock.advance(ofSeconds(1));
    var first = subscriber.get(path);

    var byTag = subscriber.get(path, "If-None-Match", "\"other\", " + header(first, "ETag"));
    var byDate = subscriber.get(path, "If-Modified-Since", header(first, "Last-Modified"));

    for (var response : new HttpResponse<?>[]{byTag, byDate}) {
      assertThat(response.statusCode()).isEqualTo(304);
      assertThat(header(response, "ETag")).isEqualTo(header(first, "ETag"));
      assertThat(header(response, "Cache-Control")).isEqualTo(header(first, "Cache-Control"));
      assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding, Sec-Fetch-Dest");
    }
    assertThat(byTag.body()).isEmpty();
  }

  @Test
  void trustTheTagMoreThanTheDate() {
    var first = subscriber.get(path);

    var response = subscriber.get(path, "If-None-Match", "\"older\"", "If-Modified-Since",
        header(first, "Last-Modified"));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void answerHeadWithTheSameHeadersAndNoBody() {
    var get = subscriber.get(path);

    var head = subscriber.send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (var name : new String[]{"ETag", "Last-Modified", "Content-Type", "Content-Length"}) {
      assertThat(header(head, name)).isEqualTo(header(get, name));
    }
  }

  @Test
  void comeAsBrotliWhereItIsTaken() throws IOException {
    var plain = subscriber.get(path);

    var brotli = subscriber.get(path, "Accept-Encoding", "gzip, deflate, br");

    assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
    assertThat(Decoder.decompress(brotli.body()).getDecompressedData()).isEqualTo(plain.body());
    assertThat(header(brotli, "ETag")).isEqualTo(header(plain, "ETag").replaceAll("\"$", "-br\""));
    assertThat(subscriber.get(path, "Accept-Encoding", "br", "If-None-Match",
        "\"of, another\", W/" + header(brotli, "ETag")).statusCode()).isEqualTo(304);
  }

  @Test
  void comeAsGzipUnderATagOfTheirOwn() {
    var plain = subscriber.get(path);

    var gzip = subscriber.get(path, "Accept-Encoding", "br;q=0, gzip;q=0.8");

    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(unzipped(gzip)).isEqualTo(plain.body());
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag")).isNotBlank();
    assertThat(subscriber.get(path, "Accept-Encoding", "gzip", "If-None-Match",
        header(gzip, "ETag")).statusCode()).isEqualTo(304);
    // The tag of one coding says nothing about the other.
    assertThat(subscriber.get(path, "Accept-Encoding", "gzip", "If-None-Match",
        header(plain, "ETag")).statusCode()).isEqualTo(200);
  }

  @Test
  void moveLastModifiedWhenAnArticleIsRemoved() {
    clock.advance(ofHours(1));
    var before = subscriber.get(path);
    var removed = clock.instant();

    syndication.takeIn(kill(id, 2, "Wrong bridge"));
    clock.advance(ofSeconds(5));

    await().untilAsserted(() -> {
      var after = subscriber.get(path, "If-Modified-Since", header(before, "Last-Modified"));
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(lastModified(after)).isEqualTo(removed);
      assertThat(text(after)).contains("at:deleted-entry ref=\"" + id + "\"", "Wrong bridge")
          .doesNotContain("Harbour");
    });
  }

  @Test
  void hideNothingFromThoseWhoAskByDateWithinTheSecondOfAChange() {
    var early = subscriber.get(path);
    assertThat(lastModified(early)).isBefore(clock.instant());
    var late = freshId();
    syndication.takeIn(article(late, 1, section));

    await().untilAsserted(() -> assertThat(text(subscriber.get(path, "If-Modified-Since",
        header(early, "Last-Modified")))).contains(late));
    clock.advance(ofSeconds(1));

    await().untilAsserted(() -> {
      var second = subscriber.get(path, "If-Modified-Since", header(early, "Last-Modified"));
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(text(second)).contains(late);
    });
  }

  @Test
  void keepTheirBytesWhileTimePasses() {
    clock.advance(ofSeconds(5));
    var first = subscriber.get(path);

    clock.advance(ofHours(1000));

    var second = subscriber.get(path);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(header(second, "Last-Modified")).isEqualTo(header(first, "Last-Modified"));
  }

  @ParameterizedTest
  @CsvSource({"nowhere.atom", "latest.xml", "LATEST.rss"})
  void sayWhereToLookForFeedsThatAreNone(String file) {
    var response = subscriber.get("/feeds/" + file);

    assertThat(response.statusCode()).as(text(response)).isEqualTo(404);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
    assertThat(text(response)).contains("GET /feeds lists them");
  }

  @Test
  void refuseAPathThatClimbs() {
    var response = subscriber.get("/feeds/..%2Fetc.rss");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void areListedAsJson() {
    var response = subscriber.get("/feeds");

    assertThat(header(response, "Content-Type")).startsWith("application/json");
    var feed = new JsonMapper().readTree(response.body()).get("feeds").valueStream()
        .filter(one -> one.get("name").asString().equals(section)).findFirst().orElseThrow();
    assertThat(feed.get("links").get("atom").asString()).endsWith(path);
    assertThat(text(response)).contains("/feeds/latest.rss");
  }

  @Test
  void areListedForBrowsersWithAutodiscovery() {
    var response = subscriber.get("/feeds", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(header(response, "Vary")).isEqualTo("Accept");
    assertThat(text(response)).contains("<link rel=\"alternate\" type=\"application/atom+xml\"",
        path);
  }

  @Test
  void areListedForFeedReadersToImport() throws Exception {
    var response = subscriber.get("/feeds.opml");

    assertThat(header(response, "Content-Type")).isEqualTo("text/x-opml;charset=UTF-8");
    var outlines = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(response.body())).getElementsByTagName("outline");
    assertThat(IntStream.range(0, outlines.getLength())
        .mapToObj(number -> ((Element) outlines.item(number)).getAttribute("xmlUrl")))
        .anyMatch(url -> url.endsWith("/feeds/" + section + ".rss"))
        .anyMatch(url -> url.endsWith("/feeds/latest.rss"));
  }

  @Test
  void admitScriptsOfAnySite() {
    var preflight = subscriber.send("OPTIONS", path, "Origin", "https://reader.example",
        "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("If-None-Match");
  }

  @Test
  void refuseToBeWritten() {
    var response = subscriber.send("POST", path);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).contains("GET");
  }

  private static Instant lastModified(HttpResponse<?> response) {
    return ZonedDateTime.parse(header(response, "Last-Modified"),
        DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
