package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

import io.newswire.event.DeliveryOutcome;
import io.newswire.event.DeliveryReceipt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Deliveries that were made, and that the database has forgotten since it is an older copy of itself. The
 * topic of receipts remembers.
 */
@Repository
public final class ReceiptedDeliveries {
  private final JdbcClient jdbc;

  ReceiptedDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(String endpoint, String article, long revision) {}

  /**
   * Closes what arrived, under the webhook-id under which it arrived. A receipt does not say which kind
   * of news it was: where the delivery itself is not planned any more, since the log has lost its
   * revision, it counts as an update.
   *
   * @return how many deliveries are closed that were not
   */
  public int close(Collection<DeliveryReceipt> receipts) {
    var arrived = new LinkedHashMap<Key, DeliveryReceipt>();
    receipts.stream().filter(one -> one.getOutcome() == DeliveryOutcome.DELIVERED)
        .forEach(one -> arrived.put(
            new Key(one.getEndpointId(), one.getArticleId(), one.getRevision()), one));
    if (arrived.isEmpty()) {
      return 0;
    }
    var rows = List.copyOf(arrived.values());
    return jdbc.sql("""
        INSERT INTO delivery AS known (webhook_id, endpoint_id, article_id, revision, event, state,
          due_at, attempts, accepted_at, created_at, finished_at, delivered_at, last_status, begun)
        SELECT w, e, a, r, 'UPDATED', 'DELIVERED', at, n, at, at, at, at, s, true
        FROM unnest(:webhooks, :endpoints, :articles, :revisions, :attempts, :statuses,
          CAST(:at AS timestamptz[])) AS receipt (w, e, a, r, n, s, at)
        WHERE EXISTS (SELECT FROM endpoint WHERE id = e)
        ON CONFLICT (endpoint_id, article_id, revision) DO UPDATE
        SET state = 'DELIVERED', webhook_id = excluded.webhook_id, leased_until = NULL,
          attempts = greatest(known.attempts, excluded.attempts), begun = true,
          finished_at = excluded.finished_at, delivered_at = excluded.delivered_at,
          last_attempt_at = excluded.delivered_at, last_status = excluded.last_status,
          last_reason = NULL
        WHERE known.delivered_at IS NULL
        """)
        .param("webhooks", texts(rows, DeliveryReceipt::getDeliveryId))
        .param("endpoints", texts(rows, DeliveryReceipt::getEndpointId))
        .param("articles", texts(rows, DeliveryReceipt::getArticleId))
        .param("revisions",
            rows.stream().map(DeliveryReceipt::getRevision).toArray(Long[]::new))
        .param("attempts",
            rows.stream().map(DeliveryReceipt::getAttempts).toArray(Integer[]::new))
        .param("statuses", statuses(rows))
        .param("at", texts(rows, one -> text(one.getAt())))
        .update();
  }

  private static @Nullable Integer[] statuses(List<DeliveryReceipt> receipts) {
    return receipts.stream().map(DeliveryReceipt::getStatus).toArray(Integer[]::new);
  }

  private static String text(Instant moment) {
    return moment.atOffset(UTC).toString();
  }
}
