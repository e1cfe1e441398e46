package io.newswire.ingest.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.Following;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.RegistryUnavailable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the articles topic into the index: all of it at the start, then whatever is appended. */
@Component
final class LogFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration ROUNDS = Duration.ofMinutes(1);

  private final LogClients clients;
  private final ArticleIndex index;
  private final Deserializer<Received<Article>> deserializer;
  private final LogSettings settings;
  private final Clock clock;

  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Following following = new Following("article-index",
      "The articles topic cannot be read", PAUSE, PAUSE.multipliedBy(2));
  private volatile boolean caughtUp;
  private Instant nextRound = Instant.MIN;

  LogFollower(LogClients clients, ArticleIndex index, Deserializer<Received<Article>> deserializer,
      LogSettings settings, Clock clock) {
    this.clients = clients;
    this.index = index;
    this.deserializer = deserializer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the index knows all that was on the topic when this copy started. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void start() {
    following.start(this::follow);
  }

  private void follow() {
    try (var consumer = clients.follower()) {
      following.reads(consumer);
      follow(consumer);
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    assign(consumer);
    var ends = consumer.endOffsets(consumer.assignment());
    while (!following.isStopping()) {
      for (var record : consumer.poll(POLL)) {
        apply(record);
      }
      if (!caughtUp && ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        caughtUp = true;
        log.info("The index has caught up with the articles topic: {} articles", index.size());
      }
      if (clock.instant().isAfter(nextRound)) {
        nextRound = clock.instant().plus(ROUNDS);
        index.forgetKeysBefore(clock.instant().minus(settings.keyRetention()));
        assign(consumer);
      }
    }
  }

  /** Partitions can be added to a topic that is in use. */
  private void assign(Consumer<String, byte[]> consumer) {
    var partitions = partitions(consumer);
    if (partitions.isEmpty()) {
      throw new IllegalStateException("the topic " + Topics.ARTICLES + " is not there yet");
    }
    if (partitions.size() == consumer.assignment().size()) {
      return;
    }
    consumer.assign(partitions);
    for (var partition : partitions) {
      var offset = next.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    return consumer.partitionsFor(Topics.ARTICLES).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    switch (read(record)) {
      case Received.Readable<Article>(var article, _) -> index.apply(article,
          Provenance.sender(record.headers()), record.partition(), record.offset());
      case Received.Unreadable<Article>(var reason, _) -> log.warn(
          "Not an article, left out of the index: partition={} offset={} reason={}",
          record.partition(), record.offset(), reason);
    }
    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  private Received<Article> read(ConsumerRecord<String, byte[]> record) {
    while (true) {
      try {
        return deserializer.deserialize(record.topic(), record.headers(), record.value());
      } catch (RegistryUnavailable away) {
        if (following.isStopping()) {
          throw new WakeupException();
        }
        log.warn("Waiting for the schema registry: {}", away.getMessage());
        following.pause();
      }
    }
  }

  @Override
  public void stop() {
    following.stop();
  }

  @Override
  public boolean isRunning() {
    return following.isRunning();
  }
}
