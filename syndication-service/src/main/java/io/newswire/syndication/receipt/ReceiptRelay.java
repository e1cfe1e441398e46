package io.newswire.syndication.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.newswire.event.DeliveryOutcome;
import io.newswire.event.DeliveryReceipt;
import io.newswire.event.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries receipts from the outbox to Kafka. A receipt leaves the outbox once the broker has it;
 * whoever reads them drops what it has seen by the receipt's id.
 */
@Component
class ReceiptRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReceiptRelay.class);
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Producer<String, DeliveryReceipt> receipts;
  private volatile boolean running;

  ReceiptRelay(JdbcClient jdbc, TransactionTemplate transaction,
      @Lazy Producer<String, DeliveryReceipt> receiptProducer) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.receipts = receiptProducer;
  }

  @Scheduled(fixedDelayString = "${newswire.receipts.every:500ms}")
  void relay() {
    try {
      while (relayBatch() == BATCH) {
        // there may be more
      }
    } catch (RuntimeException failure) {
      log.warn("Receipts wait, trying again: {}", failure.getMessage());
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /** The last ones: nothing is sent any more, and neither producer nor database is closed yet. */
  @Override
  public void stop() {
    running = false;
    relay();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after whatever delivers. */
  @Override
  public int getPhase() {
    return 0;
  }

  private int relayBatch() {
    var relayed = transaction.execute(_ -> {
      var batch = claim();
      batch.stream().map(this::send).toList().forEach(ReceiptRelay::await);
      if (!batch.isEmpty()) {
        jdbc.sql("DELETE FROM receipt_outbox WHERE id = ANY (:ids)")
            .param("ids", batch.stream().map(Row::id).toArray(Long[]::new))
            .update();
      }
      return batch.size();
    });
    return relayed == null ? 0 : relayed;
  }

  /** One that fails at once ends the batch: without a broker each of the others would wait as long. */
  private Future<?> send(Row row) {
    var sent = receipts.send(
        new ProducerRecord<>(Topics.RECEIPTS, row.receipt().getArticleId(), row.receipt()));
    if (sent.isDone()) {
      await(sent);
    }
    return sent;
  }

  private record Row(long id, DeliveryReceipt receipt) {}

  private List<Row> claim() {
    return jdbc.sql("SELECT * FROM receipt_outbox ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED")
        .param("most", BATCH)
        .query((row, _) -> new Row(row.getLong("id"), receipt(row)))
        .list();
  }

  private static DeliveryReceipt receipt(ResultSet row) throws SQLException {
    return DeliveryReceipt.newBuilder()
        .setReceiptId(row.getString("receipt_id"))
        .setDeliveryId(row.getString("webhook_id"))
        .setArticleId(row.getString("article_id"))
        .setRevision(row.getLong("revision"))
        .setPartnerId(row.getString("partner_id"))
        .setEndpointId(row.getString("endpoint_id"))
        .setOutcome(DeliveryOutcome.valueOf(row.getString("outcome")))
        .setAttempts(row.getInt("attempts"))
        .setStatus(row.getObject("status", Integer.class))
        .setReason(row.getString("reason"))
        .setAt(millis(row.getObject("at", OffsetDateTime.class)))
        .setNextAttemptAt(millis(row.getObject("next_attempt_at", OffsetDateTime.class)))
        .build();
  }

  private static @Nullable Instant millis(@Nullable OffsetDateTime time) {
    return time == null ? null : Instant.ofEpochMilli(time.toInstant().toEpochMilli());
  }

  private static void await(Future<?> acknowledgement) {
    try {
      acknowledgement.get();
    } catch (ExecutionException failure) {
      throw new KafkaException("A receipt was not acknowledged", failure.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
