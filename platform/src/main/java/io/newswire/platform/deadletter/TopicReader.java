package io.newswire.platform.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what stands on topics at this moment, from where it is told. For one thread at a time. */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param patience how long Kafka may take to answer
   */
  TopicReader(String bootstrap, Duration patience) {
    consumer = new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ConsumerConfig.CLIENT_ID_CONFIG, "dead-letters",
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Reads every record from these offsets to the end as it is now.
   *
   * @return where each partition was read to
   */
  Map<TopicPartition, Long> read(Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    var ends = new HashMap<>(consumer.endOffsets(from.keySet()));
    var reached = new HashMap<>(from);
    while (true) {
      ends.entrySet().removeIf(end -> {
        var position = consumer.position(end.getKey());
        reached.put(end.getKey(), position);
        return position >= end.getValue();
      });
      if (ends.isEmpty()) {
        return reached;
      }
      consumer.poll(POLL).forEach(each);
    }
  }

  /** The record at this place; null where there is none any more. */
  @Nullable
  ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    while (consumer.position(partition) < Math.min(end, offset + 1)) {
      for (var record : consumer.poll(POLL)) {
        return record.offset() == offset ? record : null;
      }
    }
    return null;
  }

  /** None where the topic was not made yet. */
  List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition())).toList();
  }

  /** The first offset of each partition whose record is not older than this; where there is none, its end. */
  Map<TopicPartition, Long> offsetsAt(Collection<TopicPartition> partitions, Instant time) {
    var wanted = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> wanted.put(partition, time.toEpochMilli()));
    var offsets = consumer.endOffsets(partitions);
    var found = new HashMap<>(offsets);
    consumer.offsetsForTimes(wanted).forEach((partition, place) -> {
      if (place != null) {
        found.put(partition, place.offset());
      }
    });
    return found;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
