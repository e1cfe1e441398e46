package io.newswire.platform.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks what a consumer cannot process: the raw bytes go to its dead-letter topic, with the reason
 * in headers of plain text that any Kafka tool shows. The record's key is the place where it stood
 * ({@link Origin#address()}), so that parking it twice is parking it once, and taking it out again
 * is a tombstone under that key.
 */
public final class DeadLetters {
  public static final String REASON = "newswire-dlq-reason";
  public static final String EXCEPTION = "newswire-dlq-exception";
  public static final String SOURCE_TOPIC = "newswire-dlq-source-topic";
  public static final String SOURCE_PARTITION = "newswire-dlq-source-partition";
  public static final String SOURCE_OFFSET = "newswire-dlq-source-offset";
  public static final String SOURCE_TIMESTAMP = "newswire-dlq-source-timestamp";
  public static final String SOURCE_KEY = "newswire-dlq-key";
  public static final String CONSUMER = "newswire-dlq-consumer";
  public static final String PARKED_AT = "newswire-dlq-parked-at";

  /** On the record that takes a letter out: what became of it. */
  public static final String OUTCOME = "newswire-dlq-outcome";
  public static final String HANDLED_BY = "newswire-dlq-handled-by";
  public static final String HANDLED_AT = "newswire-dlq-handled-at";
  public static final String NOTE = "newswire-dlq-note";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final long PATIENCE_SECONDS = 30;

  private final Producer<byte[], byte[]> producer;
  private final Clock clock;

  public DeadLetters(Producer<byte[], byte[]> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /**
   * Parks a record and returns once the broker has it.
   *
   * @param consumer whose dead letter it is
   * @param reason why it could not be processed, for people
   * @throws KafkaException when the broker did not take it; the record is then not parked, and the
   *     caller must not go on past it
   */
  public void park(io.newswire.event.Topics.Consumer consumer, Origin origin, byte[] raw,
      String reason, @Nullable Throwable failure) {
    var record = new ProducerRecord<>(consumer.deadLetters(), origin.address().getBytes(UTF_8),
        raw);
    describe(record.headers(), consumer.group(), origin, reason, failure);
    send(record);
    log.atWarn()
        .addKeyValue("source", origin.address())
        .addKeyValue("articleId", origin.key())
        .addKeyValue("deadLetters", consumer.deadLetters())
        .log("Parked a record: {}", reason);
  }

  private void describe(Headers headers, String consumer, Origin origin, String reason,
      @Nullable Throwable failure) {
    put(headers, REASON, reason);
    put(headers, EXCEPTION, failure == null ? null : failure.getClass().getName());
    put(headers, SOURCE_TOPIC, origin.topic());
    put(headers, SOURCE_PARTITION, String.valueOf(origin.partition()));
    put(headers, SOURCE_OFFSET, String.valueOf(origin.offset()));
    put(headers, SOURCE_TIMESTAMP, origin.timestamp().toString());
    put(headers, SOURCE_KEY, origin.key());
    put(headers, CONSUMER, consumer);
    put(headers, PARKED_AT, clock.instant().toString());
  }

  private static void put(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(UTF_8));
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("Could not park " + new String(record.key(), UTF_8), failure);
    }
  }
}
