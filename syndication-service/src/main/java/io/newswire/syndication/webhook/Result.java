package io.newswire.syndication.webhook;

import java.time.Instant;

import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Health.Observation;
import io.newswire.syndication.receipt.Receipts.Receipt;
import io.newswire.syndication.webhook.DeliveryState.Abandoned;
import io.newswire.syndication.webhook.DeliveryState.Delivered;
import io.newswire.syndication.webhook.DeliveryState.Exhausted;
import io.newswire.syndication.webhook.DeliveryState.Failed;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt, and where that leaves the delivery.
 *
 * @param speaks whether it says something of the endpoint: of the deliveries in one request one does
 */
record Result(Delivery delivery, Endpoint endpoint, Attempt attempt, DeliveryState state,
    Instant at, boolean speaks) {
  /** The attempt's number, 1 or more. */
  int number() {
    return delivery.attempts() + 1;
  }

  String stateName() {
    return switch (state) {
      case Delivered _ -> "DELIVERED";
      case Failed _ -> "FAILED";
      case Exhausted _ -> "EXHAUSTED";
      case Abandoned _ -> "ABANDONED";
    };
  }

  /** Null where there is none. */
  @Nullable
  Instant nextAttemptAt() {
    return state instanceof Failed(var next) ? next : null;
  }

  @Nullable
  String storableResponse() {
    return storable(attempt.response());
  }

  /** Why it failed; null where it did not. */
  @Nullable
  String reason() {
    return storable(attempt.outcome().failure());
  }

  /** PostgreSQL's text holds every character but U+0000, and what partners send may hold that. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace("\u0000", "");
  }

  Receipt receipt() {
    return new Receipt(delivery.webhookId(), delivery.article().value(), delivery.revision(),
        endpoint.partnerId(), endpoint.id(), stateName(), number(),
        attempt.outcome().receivedStatus(), reason(), at, nextAttemptAt());
  }

  /** What it says of the endpoint; null where it says nothing. */
  @Nullable
  Observation observation() {
    var outcome = attempt.outcome();
    return !speaks || outcome instanceof AttemptOutcome.Unmade
        ? null
        : new Observation(endpoint.id(), delivery.article().value(), at, outcome.failure(),
            outcome instanceof AttemptOutcome.Gone,
            // RFC 9110 §15.6.4, RFC 6585 §4: these two speak of the server, others of one request.
            outcome instanceof AttemptOutcome.Refused(var status, _, var wait)
                && (status == 429 || status == 503) ? wait : null);
  }
}
