package io.newswire.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that the road can cost: produce, consume and produce again, consume; the same broker,
 * partitions, acknowledgements and record size, and nothing done with the records.
 */
final class BareChain implements AutoCloseable {
  private static final int PARTITIONS = 4;

  private final String bootstrap;
  private final String first = "bench-" + UUID.randomUUID();
  private final String second = first + "-out";
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final List<Hop> hops = new java.util.ArrayList<>();

  BareChain(String bootstrap) throws ExecutionException, InterruptedException {
    this.bootstrap = bootstrap;
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap))) {
      admin.createTopics(List.of(new NewTopic(first, PARTITIONS, (short) 1),
          new NewTopic(second, PARTITIONS, (short) 1))).all().get();
    }
    this.producer = producer();
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0, "batch.size",
            256 * 1024),
        new StringSerializer(), new ByteArraySerializer());
  }

  void send(String key, byte[] value) {
    producer.send(new ProducerRecord<>(first, key, value));
  }

  void flush() {
    producer.flush();
  }

  /** Starts both hops. */
  void start() {
    var forward = producer();
    hops.add(new Hop(first, batch -> {
      batch.forEach(
          record -> forward.send(new ProducerRecord<>(second, record.key(), record.value())));
      forward.flush();
    }, forward::close));
    hops.add(new Hop(second, batch -> {
      var now = System.nanoTime();
      batch.forEach(record -> arrivals.putIfAbsent(record.key(), now));
    }, () -> {}));
  }

  Map<String, Long> arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    hops.forEach(Hop::stop);
    producer.close();
  }

  private final class Hop {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    Hop(String topic, java.util.function.Consumer<Iterable<ConsumerRecord<String, byte[]>>> work,
        Runnable end) {
      consumer = new KafkaConsumer<>(
          Map.of("bootstrap.servers", bootstrap, "group.id", topic, "auto.offset.reset", "earliest",
              "enable.auto.commit", false, "max.poll.records", 500),
          new StringDeserializer(), new ByteArrayDeserializer());
      consumer.subscribe(List.of(topic));
      thread = Thread.ofPlatform().name("hop-" + topic).start(() -> {
        try {
          while (true) {
            var batch = consumer.poll(Duration.ofMillis(500));
            if (!batch.isEmpty()) {
              work.accept(batch);
              consumer.commitAsync();
            }
          }
        } catch (WakeupException over) {
          consumer.close();
          end.run();
        }
      });
    }

    void stop() {
      consumer.wakeup();
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
