package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.integers;
import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Objects;

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
  private final Attempts attempts;
  private final AttemptPartitions partitions;
  private final Receipts receipts;

  Results(JdbcClient jdbc, TransactionTemplate transaction, EndpointHealth health,
      Attempts attempts, AttemptPartitions partitions, Receipts receipts) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.health = health;
    this.attempts = attempts;
    this.partitions = partitions;
    this.receipts = receipts;
  }

  /** In one transaction: all of them, or none. */
  void record(List<Result> results) {
    partitions.provideFor(
        results.stream().map(result -> result.attempt().startedAt()).collect(toSet()));
    transaction.executeWithoutResult(_ -> {
      // Endpoints are locked before their deliveries, as whoever removes an endpoint does.
      var seen = results.stream().map(Result::observation).filter(Objects::nonNull).toList();
      if (!seen.isEmpty()) {
        health.observe(seen);
      }
      write(results);
      attempts.add(results);
      receipts.addAll(results.stream().map(Result::receipt).toList());
    });
  }

  private void write(List<Result> results) {
    jdbc.sql("""
        WITH ended AS (DELETE FROM delivery_lease WHERE delivery_id = ANY (:ids))
        UPDATE delivery SET state = s, attempts = n,
          due_at = coalesce(CAST(d AS timestamptz), due_at), finished_at = CAST(e AS timestamptz),
          last_status = c, last_reason = f, last_attempt_at = CAST(b AS timestamptz),
          delivered_at = coalesce(delivered_at,
            CASE WHEN s = 'DELIVERED' THEN CAST(e AS timestamptz) END)
        FROM unnest(:ids, :numbers, :startedAt, :statuses, :reasons, :states, :next, :finished)
          AS result (i, n, b, c, f, s, d, e)
        WHERE id = i
        """)
        .param("ids", longs(results, it -> it.delivery().id()))
        .param("numbers", integers(results, Result::number))
        .param("startedAt", texts(results, it -> it.attempt().startedAt().toString()))
        .param("statuses", integers(results, it -> it.attempt().outcome().receivedStatus()))
        .param("reasons", texts(results, Result::reason))
        .param("states", texts(results, Result::stateName))
        .param("next", texts(results, it -> text(it.nextAttemptAt())))
        .param("finished",
            texts(results, it -> it.nextAttemptAt() == null ? it.at().toString() : null))
        .update();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
