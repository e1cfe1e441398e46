package io.newswire.syndication.webhook;

import java.util.List;

import io.newswire.syndication.partner.EndpointHealth;
import io.newswire.syndication.receipt.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what came of attempts: the deliveries' states, the attempts and the receipts together. */
@Component
final class Results {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final EndpointHealth health;
  private final Receipts receipts;

  Results(JdbcClient jdbc, TransactionTemplate transaction, EndpointHealth health,
      Receipts receipts) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.health = health;
    this.receipts = receipts;
  }

  /** In one transaction: all of them, or none. */
  void record(List<Result> results) {
    transaction.executeWithoutResult(_ -> {
      write(results);
      receipts.addAll(results.stream().map(Result::receipt).toList());
      health.observe(results.stream().map(Result::observation).toList());
    });
  }

  private void write(List<Result> results) {
    jdbc.sql("""
        WITH result AS (
          SELECT i, n, CAST(b AS timestamptz) AS b, m, c, f, a, s, CAST(d AS timestamptz) AS d,
            CAST(e AS timestamptz) AS e
          FROM unnest(:ids, :numbers, :startedAt, :durations, :statuses, :reasons, :responses,
            :states, :next, :finished) AS r (i, n, b, m, c, f, a, s, d, e)
        ), attempt AS (
          INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, status, reason,
            response)
          SELECT i, n, b, m, c, f, a FROM result
          -- A delivery goes with its endpoint, even while it is being sent.
          WHERE EXISTS (SELECT FROM delivery WHERE id = i)
          ON CONFLICT DO NOTHING
        )
        UPDATE delivery SET state = s, attempts = n, leased_until = NULL, due_at = coalesce(d, due_at),
          finished_at = e, last_status = c, last_reason = f
        FROM result WHERE id = i
        """)
        .param("ids", results.stream().map(it -> it.delivery().id()).toArray(Long[]::new))
        .param("numbers", results.stream().map(Result::number).toArray(Integer[]::new))
        .param("startedAt", Deliveries.texts(results, it -> it.attempt().startedAt().toString()))
        .param("durations", results.stream()
            .map(it -> (int) Math.min(Integer.MAX_VALUE, it.attempt().duration().toMillis()))
            .toArray(Integer[]::new))
        .param("statuses", results.stream()
            .map(it -> it.attempt().outcome().receivedStatus()).toArray(Integer[]::new))
        .param("reasons", Deliveries.texts(results, it -> it.attempt().outcome().failure()))
        .param("responses", Deliveries.texts(results, Result::storableResponse))
        .param("states", Deliveries.texts(results, Result::stateName))
        .param("next", Deliveries.texts(results, it -> text(it.nextAttemptAt())))
        .param("finished",
            Deliveries.texts(results, it -> it.nextAttemptAt() == null ? it.at().toString() : null))
        .update();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
