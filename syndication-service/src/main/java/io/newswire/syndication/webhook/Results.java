package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;

import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.receipt.Receipts;
import io.newswire.syndication.webhook.DeliveryState.Abandoned;
import io.newswire.syndication.webhook.DeliveryState.Delivered;
import io.newswire.syndication.webhook.DeliveryState.Exhausted;
import io.newswire.syndication.webhook.DeliveryState.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what came of an attempt: the delivery's state, the attempt and the receipt together. */
@Component
final class Results {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final Receipts receipts;

  Results(JdbcClient jdbc, TransactionTemplate transaction, Endpoints endpoints,
      Deliveries deliveries, Receipts receipts) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.receipts = receipts;
  }

  void record(Delivery delivery, Endpoint endpoint, Attempt attempt, DeliveryState state,
      Instant now) {
    transaction.executeWithoutResult(_ -> {
      write(delivery, attempt, state, now);
      receipts.add(new Receipts.Receipt(delivery.webhookId(), delivery.article().value(),
          delivery.revision(), endpoint.partnerId(), endpoint.id(), nameOf(state),
          delivery.attempts() + 1, attempt.outcome().receivedStatus(), attempt.outcome().failure(),
          now, nextAttemptAt(state)));
      if (attempt.outcome() instanceof AttemptOutcome.Gone) {
        var reason = "It answered 410 Gone at " + now;
        endpoints.disable(endpoint.id(), reason);
        deliveries.abandon(endpoint.id(), reason, now);
      }
    });
  }

  private void write(Delivery delivery, Attempt attempt, DeliveryState state, Instant now) {
    var next = nextAttemptAt(state);
    jdbc.sql("""
        WITH attempt AS (
          INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, status, reason, response)
          VALUES (:id, :number, :startedAt, :duration, :status, :reason, :response)
          ON CONFLICT DO NOTHING
        )
        UPDATE delivery SET state = :state, attempts = :number, leased_until = NULL,
          due_at = coalesce(CAST(:next AS timestamptz), due_at), finished_at = CAST(:finished AS timestamptz),
          last_status = :status, last_reason = :reason
        WHERE id = :id
        """)
        .param("id", delivery.id())
        .param("number", delivery.attempts() + 1)
        .param("startedAt", attempt.startedAt().atOffset(UTC))
        .param("duration", (int) Math.min(Integer.MAX_VALUE, attempt.duration().toMillis()))
        .param("status", attempt.outcome().receivedStatus(), Types.INTEGER)
        .param("reason", attempt.outcome().failure(), Types.VARCHAR)
        .param("response", storable(attempt.response()), Types.VARCHAR)
        .param("state", nameOf(state))
        .param("next", next == null ? null : next.toString(), Types.VARCHAR)
        .param("finished", next == null ? now.toString() : null, Types.VARCHAR)
        .update();
  }

  /** PostgreSQL's text holds every character but U+0000. */
  private static @Nullable String storable(@Nullable String response) {
    return response == null ? null : response.replace("\u0000", "");
  }

  private static String nameOf(DeliveryState state) {
    return switch (state) {
      case Delivered _ -> "DELIVERED";
      case Failed _ -> "FAILED";
      case Exhausted _ -> "EXHAUSTED";
      case Abandoned _ -> "ABANDONED";
    };
  }

  private static @Nullable Instant nextAttemptAt(DeliveryState state) {
    return state instanceof Failed(var next) ? next : null;
  }
}
