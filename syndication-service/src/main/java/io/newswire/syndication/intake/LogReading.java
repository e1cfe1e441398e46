package io.newswire.syndication.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads stretches of topics, belonging to no group and committing nothing. */
final class LogReading<T extends SpecificRecord> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, Received<T>> consumer;

  LogReading(List<String> bootstrapServers, String registryUrl, Class<T> type) {
    this.consumer = new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ConsumerConfig.CLIENT_ID_CONFIG, "catch-up",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000),
        new StringDeserializer(), AvroWire.deserializer(registryUrl, type));
  }

  /**
   * A stretch of a partition.
   *
   * @param from the first offset
   * @param to the first that no longer belongs to it
   */
  record Stretch(long from, long to) {}

  /** Reads what is left of the stretches: compaction and retention may have taken some of it. */
  void read(Map<TopicPartition, Stretch> stretches,
      Consumer<List<ConsumerRecord<String, Received<T>>>> batches) {
    consumer.assign(stretches.keySet());
    var begins = consumer.beginningOffsets(stretches.keySet());
    var ends = consumer.endOffsets(stretches.keySet());
    var open = new HashMap<TopicPartition, Long>();
    stretches.forEach((partition, stretch) -> {
      consumer.seek(partition, Math.max(stretch.from(), begins.getOrDefault(partition, 0L)));
      open.put(partition, Math.min(stretch.to(), ends.getOrDefault(partition, 0L)));
    });
    while (true) {
      open.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
      if (open.isEmpty()) {
        return;
      }
      var batch = new ArrayList<ConsumerRecord<String, Received<T>>>();
      consumer.poll(POLL).forEach(record -> {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < stretches.getOrDefault(partition, new Stretch(0, 0)).to()) {
          batch.add(record);
        }
      });
      if (!batch.isEmpty()) {
        batches.accept(batch);
      }
    }
  }

  /** The stretches of a topic from this moment to its end. */
  Map<TopicPartition, Stretch> since(String topic, long epochMillis) {
    var partitions = consumer.partitionsFor(topic).stream()
        .map(one -> new TopicPartition(topic, one.partition())).toList();
    var ends = consumer.endOffsets(partitions);
    var asked = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> asked.put(partition, epochMillis));
    var stretches = new HashMap<TopicPartition, Stretch>();
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
    found.forEach((partition, first) -> {
      if (first != null) {
        stretches.put(partition, new Stretch(first.offset(), ends.getOrDefault(partition, 0L)));
      }
    });
    return stretches;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
