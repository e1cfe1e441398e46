package io.newswire.local.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import io.newswire.event.Topics;
import io.newswire.platform.wire.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A parked record.
 *
 * @param id where it stood: {@code topic/partition/offset}, its key on the dead-letter topic
 * @param consumer who could not process it
 * @param headers in plain text
 * @param value the bytes as they were
 */
record DeadLetter(String id, Topics.Consumer consumer, SequencedMap<String, String> headers,
    byte[] value) {

  static DeadLetter of(Topics.Consumer consumer, ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record.headers().forEach(header -> headers.put(header.key(),
        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    return new DeadLetter(new String(record.key(), StandardCharsets.UTF_8), consumer, headers,
        record.value());
  }

  String reason() {
    return headers.getOrDefault(DeadLetters.REASON, "(no reason given)");
  }

  /** The key that the record had where it stood; null where it had none. */
  @Nullable
  String sourceKey() {
    return headers.get(DeadLetters.SOURCE_KEY);
  }

  /** When it was parked, RFC 3339. */
  String parkedAt() {
    return headers.getOrDefault(DeadLetters.PARKED_AT, Instant.EPOCH.toString());
  }

  /** For {@code --json}. */
  Map<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", id);
    map.put("consumer", consumer.group());
    map.put("key", sourceKey());
    map.put("parkedAt", parkedAt());
    map.put("reason", reason());
    map.put("bytes", value.length);
    map.put("headers", headers);
    return map;
  }

  @Override
  public String toString() {
    return "DeadLetter[" + id + "]";
  }
}
