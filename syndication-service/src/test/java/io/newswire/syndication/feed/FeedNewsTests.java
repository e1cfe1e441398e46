package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static io.newswire.syndication.Subscriber.unzipped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Readers that ask for what is new alone (RFC 3229, {@code A-IM: feed}). */
@SyndicationTest
class FeedNewsTests {
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
  private final String first = freshId();
  private final String second = freshId();
  private final String third = freshId();

  @BeforeEach
  void publishTwoArticles() {
    syndication = new Syndication(transaction, entries, feeds);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
    syndication.takeIn(article(first, 1, section), article(second, 1, section));
    awaitInFeed(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void areSentTheNewEntriesAlone(String extension) {
    var file = "/feeds/" + section + "." + extension;
    var known = header(subscriber.get(file), "ETag");
    syndication.takeIn(article(third, 1, section), article(second, 2, section));
    awaitInFeed(third);

    var news = subscriber.get(file, "A-IM", "feed", "If-None-Match", known);

    assertThat(news.statusCode()).isEqualTo(226);
    assertThat(header(news, "IM")).isEqualTo("feed");
    assertThat(header(news, "Cache-Control")).isEqualTo("no-store");
    assertThat(text(news)).contains(third, second).doesNotContain(first);
    var whole = subscriber.get(file);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(text(whole)).contains(first);
    // RFC 3229 §10.4: the tag is that of the whole, which the reader has now.
    assertThat(header(news, "ETag")).isEqualTo(header(whole, "ETag"));
    assertThat(subscriber.get(file, "A-IM", "feed", "If-None-Match", header(news, "ETag"))
        .statusCode()).isEqualTo(304);
  }

  @Test
  void areToldWhatWentAway() {
    var known = header(subscriber.get(path), "ETag");
    syndication.takeIn(kill(first, 2, "Wrong bridge"));
    await().untilAsserted(() -> assertThat(subscriber.text(path)).contains("Wrong bridge"));

    var news = subscriber.get(path, "A-IM", "feed", "If-None-Match", known);

    assertThat(news.statusCode()).isEqualTo(226);
    assertThat(text(news)).contains("at:deleted-entry ref=\"" + first + "\"")
        .doesNotContain(second);
  }

  @Test
  void getThemCompressedUnderTheTagOfThatCoding() {
    var known = header(subscriber.get(path, "Accept-Encoding", "gzip"), "ETag");
    syndication.takeIn(article(third, 1, section));
    awaitInFeed(third);

    var news = subscriber.get(path, "Accept-Encoding", "gzip", "A-IM", "gzip;q=0, feed",
        "If-None-Match", "\"another\", W/" + known);

    assertThat(news.statusCode()).isEqualTo(226);
    assertThat(header(news, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new String(unzipped(news), UTF_8)).contains(third).doesNotContain(second);
    assertThat(header(news, "ETag")).endsWith("-gzip\"");
  }

  @Test
  void areValidThoughNothingIsLeftToSay() {
    var json = "/feeds/" + section + ".json";
    var known = header(subscriber.get(json), "ETag");
    syndication.takeIn(article(first, 2, "another-" + section));
    await().untilAsserted(() -> assertThat(subscriber.text(path)).doesNotContain(first));

    var news = subscriber.get(json, "A-IM", "feed", "If-None-Match", known);

    assertThat(news.statusCode()).isEqualTo(226);
    assertThat(new JsonMapper().readTree(news.body()).get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcdiff", "feed;q=0", ""})
  void areSentAllUnlessTheyTakeThisManipulation(String manipulations) {
    var known = header(subscriber.get(path), "ETag");
    syndication.takeIn(article(third, 1, section));
    awaitInFeed(third);

    var whole = subscriber.get(path, "A-IM", manipulations, "If-None-Match", known);

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(text(whole)).contains(first, second, third);
  }

  @Test
  void areSentAllWhereTheirVersionIsNotRemembered() {
    var whole = subscriber.get(path, "A-IM", "feed", "If-None-Match", "\"of-another-house\"");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(text(whole)).contains(first, second);
  }

  private void awaitInFeed(String id) {
    await().untilAsserted(() -> assertThat(subscriber.text(path)).contains(id));
  }
}
