package io.newswire.syndication.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unmade;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import org.jspecify.annotations.Nullable;

/** Where a delivery stands after an attempt. */
sealed interface DeliveryState {
  record Delivered() implements DeliveryState {}

  /** There will be another attempt. */
  record Failed(Instant nextAttemptAt) implements DeliveryState {}

  /** The last attempt of the schedule failed. */
  record Exhausted() implements DeliveryState {}

  /** The endpoint is closed; it is sent when somebody opens the endpoint again. */
  record Abandoned() implements DeliveryState {}

  /**
   * Decides where a delivery stands.
   *
   * @param delivery with the attempts made before this one
   * @param pauses the endpoint's own between attempts; null where it has none
   */
  static DeliveryState after(AttemptOutcome outcome, Delivery delivery,
      @Nullable List<Duration> pauses, RetryPolicy policy, Instant now) {
    return switch (outcome) {
      case Accepted _ -> new Delivered();
      // The endpoint is closed, and a kill waits until it is opened again.
      case Gone _ when delivery.event() == Kind.KILLED ->
        policy.next(delivery, pauses, null, now);
      case Gone _ -> new Abandoned();
      case Refused(_, _, var retryAfter) -> policy.next(delivery, pauses, retryAfter, now);
      case Unreachable _ -> policy.next(delivery, pauses, null, now);
      case Unmade _ -> policy.next(delivery, pauses, null, now);
    };
  }
}
