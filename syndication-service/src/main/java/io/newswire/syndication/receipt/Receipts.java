package io.newswire.syndication.receipt;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
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

  /** Adds a receipt, within the caller's transaction. */
  public void add(Receipt receipt) {
    var next = receipt.nextAttemptAt();
    jdbc.sql("""
        INSERT INTO receipt_outbox (receipt_id, webhook_id, article_id, revision, partner_id,
          endpoint_id, outcome, attempts, status, reason, at, next_attempt_at)
        VALUES (:id, :webhook, :article, :revision, :partner, :endpoint, :outcome, :attempts,
          :status, :reason, :at, CAST(:next AS timestamptz))
        """)
        .param("id", UUID.randomUUID().toString())
        .param("webhook", receipt.webhookId())
        .param("article", receipt.articleId())
        .param("revision", receipt.revision())
        .param("partner", receipt.partnerId())
        .param("endpoint", receipt.endpointId())
        .param("outcome", receipt.outcome())
        .param("attempts", receipt.attempts())
        .param("status", receipt.status(), Types.INTEGER)
        .param("reason", receipt.reason(), Types.VARCHAR)
        .param("at", receipt.at().atOffset(UTC))
        .param("next", next == null ? null : next.toString(), Types.VARCHAR)
        .update();
  }
}
