package io.newswire.syndication.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.webhook.DeliveryState.Exhausted;
import io.newswire.syndication.webhook.DeliveryState.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a failed delivery is tried again, and when no more. */
@Component
final class RetryPolicy {
  private final WebhookSettings settings;
  private final RandomGenerator random;

  @Autowired
  RetryPolicy(WebhookSettings settings) {
    this(settings, RandomGenerator.getDefault());
  }

  RetryPolicy(WebhookSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * What follows a failed attempt.
   *
   * @param retryAfter what the partner asked for; honoured up to a bound, and never shortens a pause
   */
  DeliveryState next(Delivery delivery, @Nullable Duration retryAfter, Instant now) {
    var delays = settings.delays();
    var isLast = delivery.attempts() >= delays.size();
    if (isLast && !mayTakeLonger(delivery, now)) {
      return new Exhausted();
    }
    var pause = jittered(delays.get(Math.min(delivery.attempts(), delays.size() - 1)));
    return new Failed(now.plus(longer(pause, bounded(retryAfter))));
  }

  /** A kill is tried to the end of its patience, whatever the schedule says. */
  private boolean mayTakeLonger(Delivery delivery, Instant now) {
    return delivery.event() == Kind.KILLED
        && now.isBefore(delivery.createdAt().plus(settings.killPatience()));
  }

  private Duration jittered(Duration delay) {
    var share = 1 + settings.jitter() * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) (delay.toMillis() * share));
  }

  private Duration bounded(@Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isNegative()) {
      return Duration.ZERO;
    }
    return retryAfter.compareTo(settings.longestRetryAfter()) > 0
        ? settings.longestRetryAfter()
        : retryAfter;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
