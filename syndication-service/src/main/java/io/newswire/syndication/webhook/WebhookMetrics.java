package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import org.springframework.stereotype.Component;

/** How deliveries fare. */
@Component
final class WebhookMetrics {
  private final MeterRegistry meters;
  private final Timer arrival;
  private final Clock clock;

  WebhookMetrics(MeterRegistry meters, DueDeliveries deliveries, Endpoints endpoints, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.arrival = Timer.builder("newswire.webhook.arrival")
        .description("From the acceptance of a revision to its delivery at first attempt")
        .publishPercentileHistogram()
        .register(meters);
    Gauge.builder("newswire.webhook.oldest.due", () -> deliveries.oldestDueSeconds(clock.instant()))
        .description("How long the oldest delivery that could be sent has been due")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("newswire.webhook.oldest.kill",
        () -> deliveries.oldestUnconfirmedKillSeconds(clock.instant()))
        .description("How long the oldest kill waits that an endpoint has not confirmed")
        .baseUnit("seconds")
        .register(meters);
    for (var status : Endpoint.Status.values()) {
      Gauge.builder("newswire.webhook.endpoints", () -> endpoints.count(status))
          .description("Webhook endpoints by their status")
          .tag("status", status.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  /** A request was made, or could not be. */
  void attempted(Attempt attempt) {
    meters.timer("newswire.webhook.attempts", "outcome",
        attempt.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .record(attempt.duration());
  }

  /** A delivery got there. */
  void settled(Delivery delivery, DeliveryState state) {
    meters.counter("newswire.webhook.deliveries", "state",
        state.getClass().getSimpleName().toLowerCase(Locale.ROOT)).increment();
    if (state instanceof DeliveryState.Delivered && delivery.attempts() == 0
        && delivery.replay() == null) {
      arrival.record(Duration.between(delivery.acceptedAt(), clock.instant()));
    }
  }
}
