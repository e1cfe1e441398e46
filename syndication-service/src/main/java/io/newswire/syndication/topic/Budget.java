package io.newswire.syndication.topic;

import java.time.Duration;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one request may still read. */
final class Budget {
  /** Offsets that are read at once when looking for a key. */
  static final int WINDOW = 500;
  static final Duration POLL = Duration.ofMillis(200);

  private final long until;
  private long bytes;

  Budget(TopicSettings settings) {
    this.until = System.nanoTime() + settings.browsingTime().toNanos();
    this.bytes = settings.browsingSize().toBytes();
  }

  void take(ConsumerRecord<?, ?> record) {
    bytes -= Math.max(0, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
  }

  boolean isLeft() {
    return bytes > 0 && System.nanoTime() < until;
  }
}
