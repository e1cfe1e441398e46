package io.newswire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Stands beside the road and notes which revision passes where, and when. */
final class TopicWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Received<Article>> articles;
  private final Deserializer<Received<RenderedArticle>> renditions;
  private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();
  private final Thread thread;

  /**
   * A revision that was seen on a topic.
   *
   * @param formats in which it was rendered; none on the articles' own topic
   */
  record Sighting(int partition, long offset, Instant at, List<String> formats) {
    String place() {
      return partition + "/" + offset;
    }
  }

  private TopicWatch(String bootstrap, String registryUrl) {
    consumer = new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    articles = AvroWire.deserializer(registryUrl, Article.class);
    renditions = AvroWire.deserializer(registryUrl, RenderedArticle.class);
    var partitions = List.of(Topics.ARTICLES, Topics.RENDITIONS).stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // from here on, and not from the first poll on
    thread = Thread.ofPlatform().daemon().name("topic-watch").unstarted(this::watch);
  }

  /** Watches from now on. */
  static TopicWatch start(String bootstrap, String registryUrl) {
    var watch = new TopicWatch(bootstrap, registryUrl);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (!Thread.interrupted()) {
        consumer.poll(POLL).forEach(this::note);
      }
    } catch (WakeupException closing) {
      // the tour is over
    } finally {
      consumer.close();
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    var at = Instant.now();
    switch (value(record)) {
      case Article article -> note(record, article.getRevision(), at, List.of());
      case RenderedArticle rendered -> note(record, rendered.getRevision(), at,
          rendered.getRenditions().stream().map(it -> it.getFormat()).toList());
      case null, default -> {
        // not ours to judge
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record, long revision, Instant at,
      List<String> formats) {
    sightings.putIfAbsent(name(record.topic(), new String(record.key(), UTF_8), revision),
        new Sighting(record.partition(), record.offset(), at, formats));
  }

  private @Nullable SpecificRecord value(ConsumerRecord<byte[], byte[]> record) {
    Received<? extends SpecificRecord> received = record.topic().equals(Topics.ARTICLES)
        ? articles.deserialize(record.topic(), record.value())
        : renditions.deserialize(record.topic(), record.value());
    return received instanceof Received.Readable<? extends SpecificRecord>(var value, _)
        ? value
        : null;
  }

  private static String name(String topic, String id, long revision) {
    return topic + " " + id + " " + revision;
  }

  /** Where and when it was seen on the articles' topic; null where it was not yet. */
  @Nullable
  Sighting article(String id, long revision) {
    return sightings.get(name(Topics.ARTICLES, id, revision));
  }

  /** The same for its renditions. */
  @Nullable
  Sighting rendered(String id, long revision) {
    return sightings.get(name(Topics.RENDITIONS, id, revision));
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
    articles.close();
    renditions.close();
  }
}
