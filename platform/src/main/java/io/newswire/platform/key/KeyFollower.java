package io.newswire.platform.key;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.newswire.event.IssuedKey;
import io.newswire.event.KeyUse;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Following;
import io.newswire.platform.wire.Received;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the keys and their uses: all there is at the start, then whatever comes. After a failure it
 * begins anew; the topics are short, and reading a record twice changes nothing.
 */
final class KeyFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KeyFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KafkaConnectionDetails kafka;
  private final IssuedKeys keys;
  private final KeyUses uses;
  private final Deserializer<Received<IssuedKey>> keyReader;
  private final Deserializer<Received<KeyUse>> useReader;
  private final Following following = new Following("api-keys",
      "The issued API keys cannot be read", PAUSE, PAUSE);

  KeyFollower(KafkaConnectionDetails kafka, String registryUrl, IssuedKeys keys, KeyUses uses) {
    this.kafka = kafka;
    this.keys = keys;
    this.uses = uses;
    this.keyReader = AvroWire.deserializer(registryUrl, IssuedKey.class);
    this.useReader = AvroWire.deserializer(registryUrl, KeyUse.class);
  }

  @Override
  public void start() {
    following.start(this::follow);
  }

  private void follow() {
    try (var consumer = consumer()) {
      following.reads(consumer);
      follow(consumer);
    }
  }

  private Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getConsumer().getBootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG, "keys",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
        new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void follow(Consumer<String, byte[]> consumer) {
    var partitions = Stream.of(Topics.KEYS, Topics.KEY_USES)
        .flatMap(topic -> partitions(consumer, topic).stream()).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    while (!following.isStopping()) {
      consumer.poll(POLL).forEach(this::apply);
      if (!keys.isComplete() && ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        keys.completed();
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    var found = consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition())).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("the topic " + topic + " is not there yet");
    }
    return found;
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    if (record.topic().equals(Topics.KEYS)) {
      read(keyReader, record).ifPresent(keys::apply);
    } else {
      read(useReader, record).ifPresent(uses::apply);
    }
  }

  private static <T extends SpecificRecord> Optional<T> read(
      Deserializer<Received<T>> reader, ConsumerRecord<String, byte[]> record) {
    return switch (reader.deserialize(record.topic(), record.headers(), record.value())) {
      case Received.Readable<T>(var value, _) -> Optional.of(value);
      case Received.Unreadable<T>(var reason, _) -> {
        log.warn("Left out: topic={} partition={} offset={} reason={}", record.topic(),
            record.partition(), record.offset(), reason);
        yield Optional.empty();
      }
    };
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
