package io.newswire.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One consumer on a thread of its own, at its least: batches, and offsets that nobody waits for. */
final class Hop {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;

  Hop(String bootstrap, String topic, Consumer<ConsumerRecords<String, byte[]>> work) {
    consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "group.id", topic + "-" + System.nanoTime(),
            "auto.offset.reset", "earliest", "enable.auto.commit", false,
            "max.poll.records", 500),
        new StringDeserializer(), new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("hop-" + topic).unstarted(() -> run(topic, work));
  }

  private void run(String topic, Consumer<ConsumerRecords<String, byte[]>> work) {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (true) {
        var batch = consumer.poll(Duration.ofMillis(500));
        if (!batch.isEmpty()) {
          work.accept(batch);
          consumer.commitAsync();
        }
      }
    } catch (WakeupException over) {
      // stop() asked for it
    }
  }

  void start() {
    thread.start();
  }

  void stop() {
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
