package io.newswire.local.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what stands on a topic at this moment, whole. */
final class TopicReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;

  TopicReader(String bootstrap) {
    consumer = new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The newest record of each key, oldest first, without those that were taken out. */
  SequencedMap<Bytes, ConsumerRecord<byte[], byte[]>> newestByKey(String topic) {
    var newest = new LinkedHashMap<Bytes, ConsumerRecord<byte[], byte[]>>();
    read(topic, record -> {
      if (record.key() == null) {
        return;
      }
      newest.remove(new Bytes(record.key()));
      if (record.value() != null) {
        newest.put(new Bytes(record.key()), record);
      }
    });
    return newest;
  }

  /** Every record between the topic's beginning and its end as it is now. */
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var partitions = partitions(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = new HashMap<>(consumer.endOffsets(partitions));
    while (true) {
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (ends.isEmpty()) {
        return;
      }
      consumer.poll(POLL).forEach(each);
    }
  }

  /** None where the topic was not made yet. */
  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
