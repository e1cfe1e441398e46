package io.newswire.ingest.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.Topics;
import io.newswire.platform.wire.Following;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the topics into the desk's projection, shared among the copies of the service. Where the
 * database or Kafka is away it waits for them; nothing else does.
 */
@Component
final class TopicFollower implements SmartLifecycle {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String GROUP = "ingest-desk";

  private final DeskDatabase database;
  private final Projection projection;
  private final KafkaProperties properties;
  private final KafkaConnectionDetails connection;
  private final Following following = new Following("desk-projection",
      "The desk's list stands still, articles are taken in all the same", PAUSE, PAUSE.plus(PAUSE));

  TopicFollower(DeskDatabase database, Projection projection, KafkaProperties properties,
      KafkaConnectionDetails connection) {
    this.database = database;
    this.projection = projection;
    this.properties = properties;
    this.connection = connection;
  }

  @Override
  public void start() {
    following.start(this::follow);
  }

  private void follow() throws SQLException {
    database.prepare();
    following.works();
    try (var consumer = consumer()) {
      following.reads(consumer);
      follow(consumer);
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    consumer.subscribe(List.of(Topics.ARTICLES, Topics.RENDITIONS, Topics.RECEIPTS),
        new FromWhereWeWere(consumer));
    while (!following.isStopping()) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        projection.apply(records);
      }
    }
  }

  /** Offsets are in the database, with what was read up to them. */
  private final class FromWhereWeWere implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    FromWhereWeWere(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // What was read is written; whoever comes next goes on from there.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      var progress = projection.progress();
      for (var partition : partitions) {
        consumer.seek(partition, progress.getOrDefault(partition, 0L));
      }
    }
  }

  private Consumer<String, byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(properties.buildConsumerProperties());
    config.putAll(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getConsumer().getBootstrapServers(),
        ConsumerConfig.GROUP_ID_CONFIG, GROUP,
        ConsumerConfig.CLIENT_ID_CONFIG, GROUP,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
        // Also where retention or compaction has removed the place where we were.
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        // New topics are looked for as often.
        ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000));
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
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
