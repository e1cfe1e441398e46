package io.newswire.syndication.entry;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.encoded;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

import io.newswire.event.PubStatus;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.feed.Feeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@SyndicationTest
class ArticleHttpTests {
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
  private Subscriber reader;
  /** A URI with everything that is awkward in a path. */
  private final String id = "https://desk.example/a%20b/ö;v=1?x=" + UUID.randomUUID() + "#top";
  private final String page = "/articles/" + encoded(id);
  private final String rendition = page + "/renditions/html";

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
    reader = new Subscriber(port);
  }

  @Test
  void showsThePageAndEachRendition() {
    syndication.takeIn(article(id, 1));

    for (var path : new String[]{page, rendition}) {
      var response = reader.get(path);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
      assertThat(header(response, "Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(text(response)).contains("Harbour bridge opens, revision 1");
    }
    assertThat(header(reader.get(page + "/renditions/json-feed-item"), "Content-Type"))
        .startsWith("application/feed+json");
  }

  @Test
  void answersWhoHasItAlreadyWithoutTheBytes() {
    syndication.takeIn(article(id, 1));
    var first = reader.get(page);

    assertThat(reader.get(page, "If-None-Match", header(first, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(reader.get(page, "If-Modified-Since", header(first, "Last-Modified")).statusCode())
        .isEqualTo(304);
    assertThat(reader.send("HEAD", page).headers().firstValueAsLong("Content-Length"))
        .hasValue(first.body().length);

    syndication.takeIn(article(id, 2));
    assertThat(reader.get(page, "If-None-Match", header(first, "ETag")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void namesTheFormatsThatThereAre() {
    syndication.takeIn(article(id, 1));

    var response = reader.get(page + "/renditions/papyrus");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("No format 'papyrus'. There are: atom-entry, ", " html,");
  }

  @Test
  void saysThatAKilledArticleIsGoneAndWhy() {
    syndication.takeIn(article(id, 1));
    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    assertThat(reader.get(page).statusCode()).isEqualTo(410);
    assertThat(reader.text(page)).contains("Withdrawn: Wrong bridge").doesNotContain("Harbour");
    assertThat(reader.text(rendition)).contains("Withdrawn: Wrong bridge");
    var other = reader.get(page + "/renditions/json-feed-item");
    assertThat(other.statusCode()).isEqualTo(410);
    assertThat(text(other)).contains("must not be shown any more");
  }

  @Test
  void keepsQuietAboutWhatReadersMustNotSee() {
    var embargo = clock.instant().plus(ofHours(2));
    syndication.takeIn(article(id, 1, builder -> builder.setEmbargoUntil(embargo)));
    assertThat(reader.get(page).statusCode()).isEqualTo(404);

    clock.advance(ofHours(2));
    await().untilAsserted(() -> assertThat(reader.get(page).statusCode()).isEqualTo(200));

    syndication.takeIn(article(id, 2, builder -> builder.setPubStatus(PubStatus.WITHHELD)));
    assertThat(reader.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsQuietAboutWhatWasKilledBeforeAnybodySawIt() {
    syndication.takeIn(article(id, 1,
        builder -> builder.setEmbargoUntil(clock.instant().plus(ofHours(2)))));

    syndication.takeIn(kill(id, 2, "Never to be known"));

    assertThat(reader.get(page).statusCode()).isEqualTo(404);
    assertThat(reader.text(page)).doesNotContain("Never to be known");
  }

  @Test
  void saysThatAnExpiredArticleIsGone() {
    syndication.takeIn(article(id, 1,
        builder -> builder.setExpiresAt(clock.instant().plus(ofHours(2)))));
    assertThat(reader.get(page).statusCode()).isEqualTo(200);

    clock.advance(ofHours(2));

    await().untilAsserted(() -> assertThat(reader.get(page).statusCode()).isEqualTo(410));
    assertThat(reader.text(page)).contains("no longer available").doesNotContain("Harbour");
    assertThat(reader.get(rendition).statusCode()).isEqualTo(410);
  }

  @Test
  void saysThatItKnowsNoSuchArticle() {
    var response = reader.get(page);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
  }
}
