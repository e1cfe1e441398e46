package io.newswire.syndication.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.outbound.Backoff;
import io.newswire.syndication.webhook.DeliveryState.Exhausted;
import io.newswire.syndication.webhook.DeliveryState.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a failed delivery is tried again, and when no more. */
@Component
final class RetryPolicy {
  private final Backoff usual;
  private final Duration killPatience;
  private final RandomGenerator random;

  @Autowired
  RetryPolicy(WebhookSettings settings) {
    this(settings, RandomGenerator.getDefault());
  }

  RetryPolicy(WebhookSettings settings, RandomGenerator random) {
    this.usual = new Backoff(settings.delays(), settings.jitter(), settings.longestRetryAfter());
    this.killPatience = settings.killPatience();
    this.random = random;
  }

  /**
   * What follows a failed attempt.
   *
   * @param own the endpoint's pauses; null: the deployment's
   * @param retryAfter what the partner asked for; honoured up to a bound, and never shortens a pause
   */
  DeliveryState next(Delivery delivery, @Nullable List<Duration> own,
      @Nullable Duration retryAfter, Instant now) {
    var backoff = own == null
        ? usual
        : new Backoff(own, usual.jitter(), usual.longestRetryAfter());
    return backoff.isOver(delivery.failures()) && !mayTakeLonger(delivery, now)
        ? new Exhausted()
        : new Failed(now.plus(backoff.pause(delivery.failures(), retryAfter, random)));
  }

  /** A kill is tried to the end of its patience, whatever the schedule says. */
  private boolean mayTakeLonger(Delivery delivery, Instant now) {
    return delivery.event() == Kind.KILLED
        && now.isBefore(delivery.createdAt().plus(killPatience));
  }
}
