package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received.Readable;
import io.newswire.platform.wire.Received.Unreadable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Somebody with access to the broker: reads topics raw, and puts things there that do not belong. */
final class WireTap {
  private final Map<String, Object> settings;

  WireTap(String bootstrap) {
    this.settings = Map.of("bootstrap.servers", bootstrap);
  }

  RecordMetadata put(String topic, int partition, String key, byte @Nullable [] value) {
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(),
        new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** How many partitions the topic has. */
  int partitions(String topic) {
    try (var consumer = consumer()) {
      return consumer.partitionsFor(topic).size();
    }
  }

  /** How many records were ever written to the topic. */
  long written(String topic) {
    try (var consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, topic)).values().stream()
          .mapToLong(Long::longValue).sum();
    }
  }

  /** Every record of the topic at this moment. */
  List<ConsumerRecord<String, byte[]>> read(String topic) {
    try (var consumer = consumer()) {
      var partitions = partitions(consumer, topic);
      var ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  /** What stands under each key of a compacted topic: its newest value, unless that is a tombstone. */
  Map<String, ConsumerRecord<String, byte[]>> standing(String topic) {
    var standing = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
    for (var record : read(topic)) {
      if (record.value() == null) {
        standing.remove(record.key());
      } else {
        standing.put(record.key(), record);
      }
    }
    return standing;
  }

  /** The newest revision of an article, as it stands on its topic. */
  Article article(String registryUrl, String id) {
    var raw = Objects.requireNonNull(standing(Topics.ARTICLES).get(id), id).value();
    try (var deserializer = AvroWire.deserializer(registryUrl, Article.class)) {
      return switch (deserializer.deserialize(Topics.ARTICLES, raw)) {
        case Readable<Article>(var article, _) -> article;
        case Unreadable<Article>(var reason, _) -> throw new AssertionError(id + ": " + reason);
      };
    }
  }

  /** A header's text; empty where there is none. */
  static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition())).toList();
  }
}
