package io.newswire.platform.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * How far a consumer group is behind, in records and in time: for all partitions, so that one copy of
 * the service that is alive tells of those that are not. A consumer of its own that joins no group looks
 * every few seconds, and reads a record only where something waits.
 */
public final class ConsumerLag implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ConsumerLag.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(250);

  private final List<String> topics;
  private final Map<String, Object> settings;
  private final Clock clock;
  private final Map<String, Behind> behind = new ConcurrentHashMap<>();
  private volatile CountDownLatch stopping = new CountDownLatch(0);

  /** @param ageSeconds of the oldest record that waits; 0 where none does */
  private record Behind(long records, double ageSeconds) {
    private static final Behind UNKNOWN = new Behind(-1, Double.NaN);

    double recordsOrUnknown() {
      return records < 0 ? Double.NaN : records;
    }
  }

  /** @param topics separated by commas */
  public ConsumerLag(List<String> bootstrapServers, String group, String topics, Clock clock,
      MeterRegistry meters) {
    this.topics = List.of(topics.split(","));
    this.clock = clock;
    this.settings = Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ConsumerConfig.CLIENT_ID_CONFIG, "lag-of-" + group,
        ConsumerConfig.GROUP_ID_CONFIG, group, // whose offsets are asked for; it is never joined
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1, // a record comes whole all the same
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    for (var topic : this.topics) {
      Gauge.builder("newswire.consumer.lag", () -> now(topic).recordsOrUnknown())
          .description("Records of the topic that the group has not processed")
          .baseUnit("records").tag("group", group).tag("topic", topic).register(meters);
      Gauge.builder("newswire.consumer.oldest.age", () -> now(topic).ageSeconds())
          .description("How old the oldest record is that the group has not processed")
          .baseUnit("seconds").tag("group", group).tag("topic", topic).register(meters);
    }
  }

  private Behind now(String topic) {
    return behind.getOrDefault(topic, Behind.UNKNOWN);
  }

  @Override
  public void start() {
    var running = new CountDownLatch(1);
    stopping = running;
    Thread.ofPlatform().name("consumer-lag").daemon().start(() -> watch(running));
  }

  private void watch(CountDownLatch running) {
    do {
      try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
          new ByteArrayDeserializer())) {
        do {
          topics.forEach(topic -> behind.put(topic, look(consumer, topic)));
        } while (goesOn(running));
      } catch (InterruptException stopped) {
        return;
      } catch (RuntimeException away) {
        behind.clear();
        log.debug("How far the group is behind is not known: {}", away.getMessage());
      }
    } while (goesOn(running));
  }

  private static boolean goesOn(CountDownLatch running) {
    try {
      return !running.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Behind look(Consumer<byte[], byte[]> consumer, String topic) {
    var partitions = new ArrayList<TopicPartition>();
    consumer.partitionsFor(topic).forEach(
        one -> partitions.add(new TopicPartition(topic, one.partition())));
    var begins = consumer.beginningOffsets(partitions);
    var committed = consumer.committed(Set.copyOf(partitions));
    var waiting = new HashMap<TopicPartition, Long>();
    var records = 0L;
    for (var end : consumer.endOffsets(partitions).entrySet()) {
      var offset = committed.get(end.getKey());
      var next = offset == null ? begins.getOrDefault(end.getKey(), 0L) : offset.offset();
      if (next < end.getValue()) {
        waiting.put(end.getKey(), next);
        records += end.getValue() - next;
      }
    }
    return new Behind(records, waiting.isEmpty() ? 0 : age(consumer, waiting));
  }

  private double age(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> waiting) {
    var open = new HashMap<>(waiting);
    var oldest = Long.MAX_VALUE;
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    consumer.assign(open.keySet());
    open.forEach(consumer::seek);
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      for (var record : consumer.poll(POLL)) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (open.remove(partition) != null) {
          oldest = Math.min(oldest, record.timestamp());
          consumer.pause(List.of(partition));
        }
      }
    }
    consumer.unsubscribe();
    return oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
  }

  @Override
  public void stop() {
    stopping.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopping.getCount() > 0;
  }
}
