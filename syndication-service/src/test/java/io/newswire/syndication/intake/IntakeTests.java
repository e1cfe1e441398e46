package io.newswire.syndication.intake;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.newswire.event.ContentType;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry.State;
import io.newswire.testsupport.TestStack;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the topic into the feeds, whatever happens on the way. */
@SyndicationTest
class IntakeTests {
  @Autowired
  private Entries entries;
  @Autowired
  private MeterRegistry meters;
  @LocalServerPort
  private int port;

  private final Road road = new Road();
  private final String id = freshId();

  @Test
  void bringsAnArticleFromTheTopicIntoTheFeeds() {
    road.send(article(id, 1, "harbour"));

    var subscriber = new Subscriber(port);
    eventually().untilAsserted(() -> {
      assertThat(subscriber.text("/feeds/harbour.rss")).contains(id);
      assertThat(subscriber.text("/feeds/latest.json")).contains(id);
    });
    assertThat(meters.get("newswire.entries").tag("kind", "published").counter().count())
        .isPositive();
    assertThat(meters.get("newswire.intake.delay").timer().count()).isPositive();
  }

  @Test
  void ignoresOldRevisionsAndRedeliveries() {
    road.send(article(id, 2), article(id, 1), article(id, 2), article(id, 3));

    eventuallyAt(id, 3);
    road.send(article(id, 2), kill(id, 4, "Wrong bridge"), article(id, 3));

    eventuallyAt(id, 4);
    assertThat(requireNonNull(entries.find(new ArticleId(id))).state()).isEqualTo(State.KILLED);
  }

  @Test
  void parksWhatCannotBeReadAndGoesOn() {
    road.send(article(id, 1));
    road.sendRaw(Topics.RENDITIONS, id, "no Avro at all".getBytes(UTF_8));
    road.sendRaw(Topics.RENDITIONS, id, new byte[]{0, 127, 0, 0, 1, 42});
    road.sendRaw(Topics.RENDITIONS, id, null);
    road.send(Topics.RENDITIONS, id, ContentType.newBuilder().setSlug("news").setUri("urn:x")
        .setLabel("A record of another kind").build());
    road.send(article(id, 2));

    eventuallyAt(id, 2);
    var parked = road.parked(id);
    assertThat(parked).hasSize(4);
    assertThat(parked.getFirst().value()).isEqualTo("no Avro at all".getBytes(UTF_8));
    assertThat(parked).allSatisfy(letter -> {
      assertThat(Road.header(letter, DeadLetters.REASON)).isNotBlank();
      assertThat(Road.header(letter, DeadLetters.CONSUMER)).isEqualTo("syndication");
      assertThat(Road.header(letter, DeadLetters.SOURCE_TOPIC)).isEqualTo(Topics.RENDITIONS);
    });
  }

  @Test
  void parksTheOneRecordThatTheDatabaseRefusesAndTakesInTheRestOfItsBatch() {
    var good = new ArrayList<RenderedArticle>();
    for (int i = 0; i < 20; i++) {
      good.add(article(freshId(), 1, "harbour"));
    }
    // PostgreSQL's text holds no NUL.
    var bad = article(id, 1, builder -> builder.setHeadline("a\u0000b"));

    road.send(good.subList(0, 10).toArray(RenderedArticle[]::new));
    road.send(bad);
    road.send(good.subList(10, 20).toArray(RenderedArticle[]::new));

    good.forEach(article -> eventuallyAt(article.getId(), 1));
    eventually().untilAsserted(() -> assertThat(road.parked(id)).singleElement().satisfies(
        letter -> assertThat(Road.header(letter, DeadLetters.EXCEPTION))
            .contains("DataIntegrityViolation")));
    assertThat(entries.find(new ArticleId(id))).isNull();
  }

  @Test
  void takesReplaysFromATopicOfTheirOwn() {
    road.send(Topics.SYNDICATION_REPLAY, id, article(id, 1));

    eventuallyAt(id, 1);
  }

  @Test
  void waitsForTheDatabaseAndParksNothingMeanwhile() {
    road.send(article(id, 1));
    eventuallyAt(id, 1);

    TestStack.shared().stopDatabase();
    try {
      var failures = failedAttempts();
      road.send(article(id, 2));
      eventually().until(() -> failedAttempts() > failures);
    } finally {
      TestStack.shared().startDatabase();
    }

    eventuallyAt(id, 2);
    assertThat(road.parked(id)).isEmpty();
    var subscriber = new Subscriber(port);
    eventually().untilAsserted(() -> assertThat(subscriber.text("/feeds/latest.atom"))
        .contains(id).contains("revision 2"));
  }

  private double failedAttempts() {
    return meters.get("newswire.intake.retries").counter().count();
  }

  private void eventuallyAt(String article, long revision) {
    eventually().untilAsserted(() -> {
      var entry = entries.find(new ArticleId(article));
      assertThat(entry).isNotNull();
      assertThat(requireNonNull(entry).revision()).isEqualTo(revision);
    });
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
  }
}
