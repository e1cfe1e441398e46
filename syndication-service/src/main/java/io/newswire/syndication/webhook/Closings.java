package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.receipt.Receipts;
import io.newswire.syndication.receipt.Receipts.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes deliveries that will not be sent, and says so with a receipt each. */
@Component
final class Closings {
  private static final String RETURNING = """
      )
      SELECT closed.*, e.partner_id FROM closed JOIN endpoint e ON e.id = closed.endpoint_id
      """;

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
        WITH closed AS (
          UPDATE delivery d SET state = 'SUPERSEDED', finished_at = :now, leased_until = NULL
          FROM unnest(:articles, :revisions) AS newer (article_id, revision)
          WHERE d.article_id = newer.article_id AND d.revision < newer.revision
            AND d.state IN ('PENDING', 'FAILED')
            AND (d.leased_until IS NULL OR d.leased_until <= :now)
          RETURNING d.*
        """ + RETURNING)
        .param("now", now.atOffset(UTC))
        .param("articles", texts(changes, change -> change.article().value()))
        .param("revisions", longs(changes, EntryChange::revision)), now);
  }

  /** Closes a claimed delivery that a newer revision has replaced. */
  void supersede(Delivery delivery, Instant now) {
    close(jdbc.sql("""
        WITH closed AS (
          UPDATE delivery SET state = 'SUPERSEDED', finished_at = :now, leased_until = NULL
          WHERE id = :id
          RETURNING *
        """ + RETURNING)
        .param("now", now.atOffset(UTC))
        .param("id", delivery.id()), now);
  }

  /**
   * Closes what has waited for disabled endpoints since before then, except kills: those go out first
   * when the endpoint is opened again.
   */
  void abandon(Instant createdBefore, String reason, Instant now) {
    close(jdbc.sql("""
        WITH closed AS (
          UPDATE delivery d SET state = 'ABANDONED', finished_at = :now, last_reason = :reason
          FROM endpoint e
          WHERE e.id = d.endpoint_id AND e.status = 'DISABLED' AND d.created_at < :before
            AND d.state IN ('PENDING', 'FAILED') AND d.leased_until IS NULL AND d.event <> 'KILLED'
          RETURNING d.*
        """ + RETURNING)
        .param("now", now.atOffset(UTC))
        .param("reason", reason)
        .param("before", createdBefore.atOffset(UTC)), now);
  }

  private void close(JdbcClient.StatementSpec closing, Instant now) {
    transaction.executeWithoutResult(_ -> {
      var closed = closing.query((row, _) -> receipt(row, now)).list();
      if (!closed.isEmpty()) {
        receipts.addAll(closed);
      }
    });
  }

  private static Receipt receipt(ResultSet row, Instant now) throws SQLException {
    return new Receipt(row.getString("webhook_id"), row.getString("article_id"),
        row.getLong("revision"), row.getString("partner_id"), row.getString("endpoint_id"),
        row.getString("state"), row.getInt("attempts"),
        row.getObject("last_status", Integer.class), row.getString("last_reason"), now, null);
  }
}
