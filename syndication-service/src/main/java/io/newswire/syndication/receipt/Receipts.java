package io.newswire.syndication.receipt;

import static io.newswire.syndication.storage.Columns.integers;
import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox of receipts: what is added here within a transaction reaches Kafka, at least once. */
@Component
public final class Receipts {
  private final JdbcClient jdbc;

  Receipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What became of a delivery.
   *
   * @param outcome a name of {@link io.newswire.event.DeliveryOutcome}
   * @param status the HTTP status of the last attempt; null where none was received
   * @param reason why the last attempt failed; null where it did not
   * @param nextAttemptAt null where there is none
   */
  public record Receipt(String webhookId, String articleId, long revision, String partnerId,
      String endpointId, String outcome, int attempts, @Nullable Integer status,
      @Nullable String reason, Instant at, @Nullable Instant nextAttemptAt) {}

  /** Adds receipts, within the caller's transaction. */
  public void addAll(List<Receipt> added) {
    jdbc.sql("""
        INSERT INTO receipt_outbox (receipt_id, webhook_id, article_id, revision, partner_id,
          endpoint_id, outcome, attempts, status, reason, at, next_attempt_at)
        SELECT i, w, a, r, p, e, o, n, s, f, CAST(t AS timestamptz), CAST(x AS timestamptz)
        FROM unnest(:ids, :webhooks, :articles, :revisions, :partners, :endpoints, :outcomes,
          :attempts, :statuses, :reasons, :at, :next)
          AS added (i, w, a, r, p, e, o, n, s, f, t, x)
        """)
        .param("ids", texts(added, _ -> UUID.randomUUID().toString()))
        .param("webhooks", texts(added, Receipt::webhookId))
        .param("articles", texts(added, Receipt::articleId))
        .param("revisions", longs(added, Receipt::revision))
        .param("partners", texts(added, Receipt::partnerId))
        .param("endpoints", texts(added, Receipt::endpointId))
        .param("outcomes", texts(added, Receipt::outcome))
        .param("attempts", integers(added, Receipt::attempts))
        .param("statuses", integers(added, Receipt::status))
        .param("reasons", texts(added, Receipt::reason))
        .param("at", texts(added, receipt -> receipt.at().toString()))
        .param("next", texts(added,
            receipt -> receipt.nextAttemptAt() == null ? null : receipt.nextAttemptAt().toString()))
        .update();
  }
}
