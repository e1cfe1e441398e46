package io.newswire.platform.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.MessageHeaders;

/**
 * Where a record stood.
 *
 * @param key the record's key as text; null where it had none
 */
public record Origin(
    String topic, int partition, long offset, Instant timestamp, @Nullable String key) {

  public static Origin of(ConsumerRecord<?, ?> record) {
    return new Origin(record.topic(), record.partition(), record.offset(),
        Instant.ofEpochMilli(record.timestamp()), text(record.key()));
  }

  /**
   * The origin of one record of a batch that the Kafka binder handed over as one message.
   *
   * @param headers the batch's headers, each a list with an element a record
   * @param index the record's place in the batch
   */
  public static Origin of(MessageHeaders headers, int index) {
    return new Origin(
        (String) element(headers, KafkaHeaders.RECEIVED_TOPIC, index),
        (Integer) element(headers, KafkaHeaders.RECEIVED_PARTITION, index),
        (Long) element(headers, KafkaHeaders.OFFSET, index),
        Instant.ofEpochMilli((Long) element(headers, KafkaHeaders.RECEIVED_TIMESTAMP, index)),
        key(headers, index));
  }

  /**
   * A header of one record of such a batch, as text.
   *
   * @return null where the record has none of this name
   */
  public static @Nullable String header(MessageHeaders headers, int index, String name) {
    if (headers.get(KafkaHeaders.BATCH_CONVERTED_HEADERS) instanceof List<?> mapped) {
      return mapped.get(index) instanceof Map<?, ?> record ? text(record.get(name)) : null;
    }
    if (headers.get(KafkaHeaders.NATIVE_HEADERS) instanceof List<?> natives
        && natives.get(index) instanceof Headers record) {
      var header = record.lastHeader(name);
      return header == null ? null : text(header.value());
    }
    return null;
  }

  /** Names the record in one word: {@code topic/partition/offset}. */
  public String address() {
    return topic + "/" + partition + "/" + offset;
  }

  private static Object element(MessageHeaders headers, String name, int index) {
    var list = (List<?>) Objects.requireNonNull(headers.get(name), "no header " + name);
    return Objects.requireNonNull(list.get(index));
  }

  private static @Nullable String key(MessageHeaders headers, int index) {
    return headers.get(KafkaHeaders.RECEIVED_KEY) instanceof List<?> keys
        ? text(keys.get(index))
        : null;
  }

  private static @Nullable String text(@Nullable Object key) {
    return switch (key) {
      case null -> null;
      case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      default -> key.toString();
    };
  }
}
