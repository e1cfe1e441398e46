package io.newswire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import io.newswire.testsupport.TestStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The articles topic as anybody else reads it. */
final class ArticlesTopic {
  private ArticlesTopic() {}

  record Entry(String key, Article article, ConsumerRecord<String, Received<Article>> raw) {
    String header(String name) {
      return new String(raw.headers().lastHeader(name).value(), UTF_8);
    }
  }

  /** Every record of the article, in the log's order. */
  static List<Entry> of(String id) {
    return all().stream().filter(entry -> entry.key().equals(id)).toList();
  }

  static Entry only(String id) {
    var entries = of(id);
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static List<Entry> all() {
    var stack = TestStack.shared();
    try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", (Object) stack.kafka()),
        new StringDeserializer(), AvroWire.deserializer(stack.registryUrl(), Article.class))) {
      var partitions = consumer.partitionsFor(Topics.ARTICLES).stream()
          .map(it -> new TopicPartition(it.topic(), it.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var entries = new ArrayList<Entry>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() instanceof Received.Readable<Article>(var article, _)) {
            entries.add(new Entry(record.key(), article, record));
          }
        }
      }
      return entries;
    }
  }

  static void awaitReady(DeskClient desk) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).untilAsserted(
        () -> assertThat(desk.open("/actuator/health/readiness").status()).isEqualTo(200));
  }
}
