package io.newswire.syndication.websub;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;

/** What becomes of deliveries that do not arrive, and of the subscriptions behind them. */
@OutboundTest
class DistributionTests extends HubFixture {
  private static final List<Duration> DELAYS = List.of(ofSeconds(5), ofSeconds(30), ofMinutes(2),
      ofMinutes(10), ofMinutes(30), ofHours(1), ofHours(2));

  @Test
  void comeAgainAfterAPauseUntilTheyArrive() {
    subscribe(topic);
    subscriber.answerDeliveries(500);
    var id = publish();
    awaitFailures(1);

    clock.advance(ofSeconds(4));
    staysQuiet(1);
    subscriber.answerDeliveries(204);
    clock.advance(ofSeconds(1));

    await().untilAsserted(() -> assertThat(state()).isEqualTo("current"));
    assertThat(subscriber.deliveries()).hasSize(2);
    assertThat(subscriber.deliveries().getLast().text()).contains(id);
  }

  @Test
  void carryTheNewestOnceHoweverMuchWasMissed() {
    subscribe(topic);
    subscriber.answerDeliveries(503);
    var first = publish();
    awaitFailures(1);
    var second = publish();
    var third = publish();
    // The hub hears of a version after it is there: what is sent now would be the second alone.
    awaitNews();

    subscriber.answerDeliveries(204);
    clock.advance(ofSeconds(5));

    await().untilAsserted(() -> assertThat(state()).isEqualTo("current"));
    staysQuiet(2);
    assertThat(subscriber.deliveries().getLast().text()).contains(first, second, third);
    assertThat(subscriber.deliveries().getLast().body())
        .isEqualTo(hub.discover(section + ".atom").answer().body());
  }

  @Test
  void areGivenUpAfterTheLastPauseAndTakenUpWhenTheFeedChanges() {
    subscribe(topic);
    subscriber.answerDeliveries(500);
    publish();
    awaitFailures(1);
    for (var attempt = 0; attempt < DELAYS.size(); attempt++) {
      clock.advance(DELAYS.get(attempt));
      awaitFailures(attempt + 2);
    }
    assertThat(state()).isEqualTo("resting");
    clock.advance(ofHours(6));
    staysQuiet(DELAYS.size() + 1);

    subscriber.answerDeliveries(204);
    var id = publish();

    await().untilAsserted(() -> assertThat(state()).isEqualTo("current"));
    assertThat(subscriber.deliveries().getLast().text()).contains(id);
  }

  @Test
  void leaveACallbackThatWasGivenUpAloneForItsPauseWhateverChanges() {
    subscribe(topic);
    subscriber.answerDeliveries(500);
    publish();
    awaitFailures(1);
    for (var attempt = 0; attempt < DELAYS.size(); attempt++) {
      clock.advance(DELAYS.get(attempt));
      awaitFailures(attempt + 2);
    }

    publish();

    staysQuiet(DELAYS.size() + 1);
    clock.advance(ofHours(2));
    awaitFailures(DELAYS.size() + 2);
  }

  @Test
  void bringAtOnceWhatWasMissedToWhoeverSubscribesAnew() {
    subscribe(topic);
    subscriber.answerDeliveries(500);
    var id = publish();
    awaitFailures(1);
    subscriber.answerDeliveries(204);

    subscribe(topic);

    await().untilAsserted(() -> assertThat(state()).isEqualTo("current"));
    assertThat(subscriber.deliveries().getLast().text()).contains(id);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 404, 500, 503})
  void endNoSubscriptionBeforeItsLeaseByFailing(int status) {
    subscribe(topic);
    subscriber.answerDeliveries(exchange -> {
      exchange.getResponseHeaders().add("Location", subscriber.url("/elsewhere"));
      exchange.sendResponseHeaders(status, -1);
    });
    publish();
    awaitFailures(1);

    clock.advance(ofDays(9));

    awaitFailures(2);
    assertThat(subscriber.deliveries()).extracting(TestSubscriber.Delivery::target)
        .containsOnly("/callback");
    clock.advance(ofDays(1));
    assertThat(hub.subscriptions(topic)).isEmpty();
  }

  @Test
  void sayWhyTheyFailed() {
    subscribe(topic);
    subscriber.answerDeliveries(302);

    publish();

    awaitFailures(1);
    assertThat(subscription().get("lastFailure").asString())
        .contains("redirects are not followed");
    assertThat(Instant.parse(subscription().get("nextAttemptAt").asString()))
        .isEqualTo(clock.instant().plusSeconds(5));
  }

  @Test
  void waitAsLongAsRetryAfterSays() {
    subscribe(topic);
    subscriber.answerDeliveries(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", "90");
      exchange.sendResponseHeaders(429, -1);
    });

    publish();

    awaitFailures(1);
    assertThat(Instant.parse(subscription().get("nextAttemptAt").asString()))
        .isEqualTo(clock.instant().plusSeconds(90));
  }

  @Test
  void endTheSubscriptionOfACallbackThatIsGone() {
    subscribe(topic);
    subscriber.answerDeliveries(410);

    publish();

    await().untilAsserted(() -> assertThat(hub.subscriptions(topic)).isEmpty());
    publish();
    staysQuiet(1);
  }

  @Test
  void goToOthersWhileOneHangs() {
    subscriber.hang();
    subscribe(topic);
    try (var healthy = new TestSubscriber()) {
      hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", healthy.url());
      await().untilAsserted(() -> assertThat(hub.subscriptions(topic)).hasSize(2));
      for (var count = 0; count < 5; count++) {
        var id = publish();
        // Sooner than the one that hangs would be given up.
        await().atMost(ofSeconds(1)).untilAsserted(
            () -> assertThat(healthy.deliveries()).last()
                .satisfies(newest -> assertThat(newest.text()).contains(id)));
      }
      awaitFailures(1);
      assertThat(subscriber.deliveries()).hasSize(1);
    }
  }

  @Test
  void areClaimedByOneOfManyAndNoMoreThanAHostMayHave() throws Exception {
    var feed = "claims-" + section;
    // Due at a time that the running service has not reached.
    var later = Clock.offset(clock, ofHours(1));
    var sending = new Binder(new MapConfigurationPropertySource())
        .bindOrCreate("newswire.websub.sending", SendingSettings.class);
    IntStream.range(0, 100).forEach(number -> add(feed, number, later.instant()));
    var barrier = new CyclicBarrier(2);
    try (var copies = Executors.newFixedThreadPool(2)) {
      var claims = IntStream.range(0, 2).mapToObj(_ -> copies.submit(() -> {
        var queue = new DeliveryQueue(jdbc, transaction, sending, later);
        barrier.await();
        return queue.claim(Map.of(), 20, 0);
      })).toList();
      var first = claims.getFirst().get();
      var second = claims.getLast().get();

      // 32 are what one host may have under way at once, whoever claims.
      assertThat(first.size() + second.size()).isEqualTo(32);
      assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
    } finally {
      jdbc.sql("DELETE FROM subscription WHERE feed = ?").param(feed).update();
    }
  }

  private void add(String feed, int number, Instant due) {
    jdbc.sql("""
        INSERT INTO subscription (feed, format, callback, host, client, algorithm, lease_seconds,
          subscribed_at, verified_at, expires_at, newest_version, delivered_version, due_at)
        VALUES (:feed, 'atom', :callback, 'claims.example', '192.0.2.1', 'SHA256', 600, :due, :due,
          :expiry, 2, 1, :due)
        """)
        .param("feed", feed)
        .param("callback", "http://claims.example/" + feed + "/" + number)
        .param("due", due.atOffset(ZoneOffset.UTC))
        .param("expiry", due.plusSeconds(600).atOffset(ZoneOffset.UTC))
        .update();
  }

  private JsonNode subscription() {
    return hub.subscriptions(topic).valueStream()
        .filter(one -> one.get("callback").asString().equals(subscriber.url()))
        .findFirst().orElseThrow();
  }

  private String state() {
    return subscription().get("state").asString();
  }

  /** Until the subscription is told of everything that was published. */
  private void awaitNews() {
    await().untilAsserted(() -> assertThat(jdbc.sql("""
        SELECT s.newest_version = f.version FROM subscription s JOIN feed f ON f.name = s.feed
        WHERE s.callback = ?
        """).param(subscriber.url()).query(Boolean.class).single()).isTrue());
  }

  private void awaitFailures(int failures) {
    await().untilAsserted(
        () -> assertThat(subscription().get("failures").asInt()).isEqualTo(failures));
  }
}
