package io.newswire.syndication.websub;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.syndication.feed.FeedDocument;
import io.newswire.syndication.websub.DeliveryOutcome.Arrived;
import io.newswire.syndication.websub.Verification.Outcome;
import org.springframework.stereotype.Component;

/** How the hub fares. */
@Component
final class WebSubMetrics {
  private final MeterRegistry meters;
  private final Timer arrival;
  private final Clock clock;

  WebSubMetrics(MeterRegistry meters, Subscriptions subscriptions, DeliveryQueue queue,
      Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.arrival = Timer.builder("newswire.websub.arrival")
        .description("From a feed's change to its arrival at a subscriber at first attempt")
        .publishPercentileHistogram()
        .register(meters);
    Gauge.builder("newswire.websub.subscriptions", subscriptions::count)
        .description("Subscriptions whose lease runs")
        .register(meters);
    Gauge.builder("newswire.websub.oldest.due", () -> queue.oldestDueSeconds(clock.instant()))
        .description("How long the oldest delivery that never failed has been due")
        .baseUnit("seconds")
        .register(meters);
  }

  void verified(Intent intent, Outcome outcome) {
    meters.counter("newswire.websub.verifications", "mode", lower(intent.mode().name()),
        "outcome", lower(outcome.getClass().getSimpleName())).increment();
  }

  void delivered(Subscription subscription, FeedDocument document, DeliveryOutcome outcome,
      Duration duration) {
    meters.timer("newswire.websub.deliveries", "outcome",
        lower(outcome.getClass().getSimpleName())).record(duration);
    if (outcome instanceof Arrived && !subscription.isFailing()) {
      arrival.record(Duration.between(document.changedAt(), clock.instant()));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
