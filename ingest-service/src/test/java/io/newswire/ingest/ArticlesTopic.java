package io.newswire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Article;
import io.newswire.event.PubStatus;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import io.newswire.testsupport.TestStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The articles topic as anybody else reads it. */
public final class ArticlesTopic {
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

  /**
   * Appends the article's last record once more, usable and under this revision: what is left of a copy
   * that knew of nothing newer, and died before it could hear that its record does not stand.
   */
  public static void leaveBehind(String id, long revision) {
    var last = of(id).getLast();
    var stale = Article.newBuilder(last.article()).setRevision(revision)
        .setEventId(UUID.randomUUID().toString()).setPubStatus(PubStatus.USABLE)
        .setIdempotencyKey(null).setHeadline("left behind").setBody("<p>Left behind.</p>").build();
    var stack = TestStack.shared();
    try (var serializer = AvroWire.<Article>serializer(stack.registryUrl());
        var producer = new KafkaProducer<>(Map.of("bootstrap.servers", (Object) stack.kafka()),
            new StringSerializer(), serializer)) {
      producer.send(new ProducerRecord<>(Topics.ARTICLES, null, id, stale,
          last.raw().headers())).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
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
