package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;

import io.newswire.syndication.partner.EndpointChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waited for an endpoint as soon as somebody has looked after it; what has waited for a
 * disabled one for too long is given up.
 */
@Component
final class Reopening {
  private final Deliveries deliveries;
  private final Closings closings;
  private final Wakeup wakeup;
  private final Duration missedKept;
  private final Clock clock;

  Reopening(Deliveries deliveries, Closings closings, Wakeup wakeup, WebhookSettings settings,
      Clock clock) {
    this.deliveries = deliveries;
    this.closings = closings;
    this.wakeup = wakeup;
    this.missedKept = settings.missedKept();
    this.clock = clock;
  }

  @EventListener
  void tryAgain(EndpointChanged changed) {
    var now = clock.instant();
    if (changed.reopened()) {
      deliveries.revive(changed.endpointId(), now.minus(missedKept), now);
    }
    deliveries.hasten(changed.endpointId(), now);
    wakeup.signal();
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
  void giveUp() {
    var now = clock.instant();
    closings.abandon(now.minus(missedKept), "its endpoint was disabled for too long", now);
  }
}
