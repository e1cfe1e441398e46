package io.newswire.platform.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import io.newswire.event.Topics;
import io.newswire.platform.wire.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A record that was parked, without its value, which may be large.
 *
 * @param id where it stood: {@code topic/partition/offset}, its key on the dead-letter topic
 * @param consumer who could not process it
 * @param partition of the dead-letter topic where it stands
 * @param place its offset there
 * @param bytes of the value; 0 where it was taken out
 * @param headers in plain text
 * @param handling what became of it; null while it is parked
 */
public record DeadLetter(String id, Topics.Consumer consumer, TopicPartition partition, long place,
    int bytes, SequencedMap<String, String> headers, @Nullable Handling handling) {
  public DeadLetter {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** What can become of it. */
  public enum Outcome {
    REPLAYED, DISCARDED
  }

  /**
   * @param by who did it
   * @param note why, in that person's words; null where nothing was said
   */
  public record Handling(Outcome outcome, String by, Instant at, @Nullable String note) {}

  /** Null where the record takes a letter out and says nothing of it. */
  static @Nullable DeadLetter of(Topics.Consumer consumer, ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record.headers().forEach(header -> headers.put(header.key(),
        header.value() == null ? "" : new String(header.value(), UTF_8)));
    var handling = record.value() == null ? handling(headers) : null;
    if (record.value() == null && handling == null) {
      return null;
    }
    return new DeadLetter(new String(record.key(), UTF_8), consumer,
        new TopicPartition(record.topic(), record.partition()), record.offset(),
        record.value() == null ? 0 : record.value().length, headers, handling);
  }

  private static @Nullable Handling handling(Map<String, String> headers) {
    var outcome = headers.get(DeadLetters.OUTCOME);
    return outcome == null
        ? null
        : new Handling(Outcome.valueOf(outcome), headers.getOrDefault(DeadLetters.HANDLED_BY, ""),
            time(headers, DeadLetters.HANDLED_AT), headers.get(DeadLetters.NOTE));
  }

  public boolean isParked() {
    return handling == null;
  }

  public String reason() {
    return headers.getOrDefault(DeadLetters.REASON, "(no reason given)");
  }

  /** The class of what was thrown; null where nothing was. */
  public @Nullable String exception() {
    return headers.get(DeadLetters.EXCEPTION);
  }

  /** The key that the record had where it stood; null where it had none. */
  public @Nullable String sourceKey() {
    return headers.get(DeadLetters.SOURCE_KEY);
  }

  /** Where it stood; null where its headers do not say. */
  @Nullable
  TopicPartition source() {
    var topic = headers.get(DeadLetters.SOURCE_TOPIC);
    var number = headers.get(DeadLetters.SOURCE_PARTITION);
    return topic == null || number == null
        ? null
        : new TopicPartition(topic, Integer.parseInt(number));
  }

  long sourceOffset() {
    return Long.parseLong(headers.getOrDefault(DeadLetters.SOURCE_OFFSET, "0"));
  }

  /** When the record was written where it stood. */
  public Instant sourceTime() {
    return time(headers, DeadLetters.SOURCE_TIMESTAMP);
  }

  public Instant parkedAt() {
    return time(headers, DeadLetters.PARKED_AT);
  }

  private static Instant time(Map<String, String> headers, String name) {
    return Instant.parse(headers.getOrDefault(name, Instant.EPOCH.toString()));
  }

  /** As JSON has it. */
  public Map<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", id);
    map.put("consumer", consumer.group());
    map.put("key", sourceKey());
    map.put("parkedAt", parkedAt().toString());
    map.put("reason", reason());
    map.put("bytes", bytes);
    map.put("headers", headers);
    if (handling != null) {
      map.put("handling", handling);
    }
    return map;
  }

  @Override
  public String toString() {
    return "DeadLetter[" + id + "]";
  }
}
