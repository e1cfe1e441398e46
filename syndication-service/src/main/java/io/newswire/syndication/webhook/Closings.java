package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.receipt.Receipts;
import io.newswire.syndication.receipt.Receipts.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes deliveries that will not be sent, and says so with a receipt each. */
@Component
final class Closings {
  static final String EXPIRED = "the article has expired";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Receipts receipts;

  Closings(JdbcClient jdbc, TransactionTemplate transaction, Receipts receipts) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.receipts = receipts;
  }

  /** Closes what waits with an older revision; what is under way is left to its worker. */
  void supersede(List<EntryChange> changes, Instant now) {
    close(jdbc.sql("""
        SELECT d.id FROM unnest(:articles, :revisions) AS newer (article_id, revision)
        JOIN delivery d ON d.article_id = newer.article_id AND d.revision < newer.revision
        WHERE d.state IN ('PENDING', 'FAILED')
        FOR NO KEY UPDATE OF d SKIP LOCKED
        """)
        .param("articles", texts(changes, change -> change.article().value()))
        .param("revisions", longs(changes, EntryChange::revision)),
        "SUPERSEDED", null, now);
  }

  /** Closes a delivery that the caller has claimed, and that a newer revision has replaced. */
  void supersede(Delivery delivery, Instant now) {
    transaction.executeWithoutResult(
        _ -> close(List.of(delivery.id()), Lease.OURS, "SUPERSEDED", null, now));
  }

  /** Closes a delivery that the caller has claimed, and whose article nobody is to publish any more. */
  void expire(Delivery delivery, Instant now) {
    transaction.executeWithoutResult(
        _ -> close(List.of(delivery.id()), Lease.OURS, "ABANDONED", EXPIRED, now));
  }

  /**
   * Closes what has waited for disabled endpoints since before then, except kills: those go out first
   * when the endpoint is opened again.
   */
  void abandon(Instant createdBefore, String reason, Instant now) {
    close(jdbc.sql("""
        SELECT d.id FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id AND e.status = 'DISABLED'
        WHERE d.created_at < :before AND d.state IN ('PENDING', 'FAILED') AND d.event <> 'KILLED'
        FOR NO KEY UPDATE OF d SKIP LOCKED
        """)
        .param("before", createdBefore.atOffset(UTC)), "ABANDONED", reason, now);
  }

  /**
   * @param candidates locks them, passing over what somebody else has in hand: a claim takes none of them
   *     from then on. Those that were claimed before have a lease, which the next statement sees.
   */
  private void close(JdbcClient.StatementSpec candidates, String state, @Nullable String reason,
      Instant now) {
    transaction.executeWithoutResult(_ -> {
      var held = candidates.query(Long.class).list();
      if (!held.isEmpty()) {
        close(held, Lease.OTHERS, state, reason, now);
      }
    });
  }

  /** Whose a lease would be, if there were one. */
  private enum Lease {
    OURS, OTHERS
  }

  private void close(List<Long> deliveries, Lease lease, String state, @Nullable String reason,
      Instant now) {
    var closed = jdbc.sql("""
        WITH closed AS (
          UPDATE delivery d SET state = :state, finished_at = :now,
            last_reason = coalesce(:reason, last_reason),
            -- A worker that died had it.
            begun = begun OR NOT :ours AND EXISTS (
              SELECT FROM delivery_lease l WHERE l.delivery_id = d.id)
          WHERE id = ANY (:ids) AND (:ours OR NOT EXISTS (
            SELECT FROM delivery_lease l WHERE l.delivery_id = d.id AND l.leased_until > :now))
          RETURNING d.*
        ), ended AS (
          DELETE FROM delivery_lease l USING closed WHERE l.delivery_id = closed.id
        )
        SELECT closed.*, e.partner_id FROM closed JOIN endpoint e ON e.id = closed.endpoint_id
        """)
        .param("ours", lease == Lease.OURS)
        .param("state", state)
        .param("reason", reason, Types.VARCHAR)
        .param("now", now.atOffset(UTC))
        .param("ids", deliveries.toArray(Long[]::new))
        .query((row, _) -> receipt(row, now)).list();
    if (!closed.isEmpty()) {
      receipts.addAll(closed);
    }
  }

  private static Receipt receipt(ResultSet row, Instant now) throws SQLException {
    return new Receipt(row.getString("webhook_id"), row.getString("article_id"),
        row.getLong("revision"), row.getString("partner_id"), row.getString("endpoint_id"),
        row.getString("state"), row.getInt("attempts"),
        row.getObject("last_status", Integer.class), row.getString("last_reason"), now, null);
  }
}
