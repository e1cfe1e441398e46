package io.newswire.syndication.webhook;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import io.newswire.syndication.webhook.DeliveryState.Abandoned;
import io.newswire.syndication.webhook.DeliveryState.Delivered;
import io.newswire.syndication.webhook.DeliveryState.Exhausted;
import io.newswire.syndication.webhook.DeliveryState.Failed;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetryPolicyTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<Duration> DEFAULTS = List.of(ofSeconds(5), ofSeconds(30),
      Duration.ofMinutes(2),
      Duration.ofMinutes(10), Duration.ofMinutes(30), ofHours(2), ofHours(5), ofHours(10),
      ofHours(14),
      ofHours(20), ofHours(24));

  private final RetryPolicy middle = policy(0.5);

  @Test
  void triesAgainAfterEachDelayInTurn() {
    for (var attempt = 0; attempt < DEFAULTS.size(); attempt++) {
      assertThat(after(new Unreachable("timeout"), attempt, Kind.PUBLISHED))
          .isEqualTo(new Failed(NOON.plus(DEFAULTS.get(attempt))));
    }
  }

  @Test
  void exhaustsTheDeliveryAfterTheLastDelay() {
    assertThat(after(new Unreachable("timeout"), DEFAULTS.size(), Kind.PUBLISHED))
        .isEqualTo(new Exhausted());
  }

  @Test
  void triesAKillForFourteenDays() {
    var attempts = DEFAULTS.size() + 3;

    assertThat(
        middle.next(delivery(attempts, Kind.KILLED, NOON.minus(ofDays(13))), null, null, NOON))
        .isEqualTo(new Failed(NOON.plus(ofHours(24))));
    assertThat(
        middle.next(delivery(attempts, Kind.KILLED, NOON.minus(ofDays(15))), null, null, NOON))
        .isEqualTo(new Exhausted());
  }

  @Test
  void spreadsRetriesByAFifthEitherWay() {
    assertThat(policy(0).next(delivery(0, Kind.PUBLISHED, NOON), null, null, NOON))
        .isEqualTo(new Failed(NOON.plus(ofMillis(4000))));
    assertThat(policy(1).next(delivery(0, Kind.PUBLISHED, NOON), null, null, NOON))
        .isEqualTo(new Failed(NOON.plus(ofMillis(6000))));
  }

  @Test
  void waitsAsLongAsThePartnerAsksWithinADay() {
    assertThat(after(new Refused(429, "answered 429", ofSeconds(90)), 0, Kind.PUBLISHED))
        .isEqualTo(new Failed(NOON.plusSeconds(90)));
    assertThat(after(new Refused(503, "answered 503", ofDays(30)), 0, Kind.PUBLISHED))
        .isEqualTo(new Failed(NOON.plus(ofDays(1))));
    assertThat(after(new Refused(503, "answered 503", ofSeconds(-5)), 0, Kind.PUBLISHED))
        .isEqualTo(new Failed(NOON.plusSeconds(5)));
  }

  @Test
  void startsTheScheduleAnewForWhatIsSentAgain() {
    var again = new Delivery(1, "msg_1", "endpoint", new ArticleId("urn:a"), 1, Kind.PUBLISHED, 20,
        19, NOON, NOON, "rpl_1", null);

    assertThat(middle.next(again, null, null, NOON)).isEqualTo(new Failed(NOON.plusSeconds(30)));
  }

  @Test
  void endsWithSuccessOrWithAClosedEndpoint() {
    assertThat(after(new Accepted(204), 3, Kind.UPDATED)).isEqualTo(new Delivered());
    assertThat(after(new Gone(), 0, Kind.UPDATED)).isEqualTo(new Abandoned());
    assertThat(after(new Gone(), 0, Kind.KILLED)).isEqualTo(new Failed(NOON.plusSeconds(5)));
  }

  private DeliveryState after(AttemptOutcome outcome, int attempts, Kind kind) {
    return DeliveryState.after(outcome, delivery(attempts, kind, NOON), null, middle, NOON);
  }

  private static Delivery delivery(int attempts, Kind kind, Instant createdAt) {
    return new Delivery(1, "msg_1", "endpoint", new ArticleId("urn:a"), 1, kind, attempts, 0, NOON,
        createdAt, null, null);
  }

  private static RetryPolicy policy(double random) {
    var settings = new Binder(new MapConfigurationPropertySource())
        .bindOrCreate("newswire.webhook.sending", WebhookSettings.class);
    return new RetryPolicy(settings, new Fixed(random));
  }

  private record Fixed(double value) implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public double nextDouble() {
      return value;
    }
  }
}
