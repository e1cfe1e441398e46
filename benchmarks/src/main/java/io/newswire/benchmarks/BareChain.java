package io.newswire.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that the road can cost: produce, consume and produce again, consume; the same broker,
 * partitions, acknowledgements and record size, and nothing done with the records. With a target the
 * second hop also posts each record there, unsigned and remembered nowhere.
 */
final class BareChain implements AutoCloseable {
  private static final int PARTITIONS = 4;

  private final String bootstrap;
  private final String first = "bench-" + UUID.randomUUID();
  private final String second = first + "-out";
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaProducer<String, byte[]> forward;
  private final Map<String, Long> forwarded = new ConcurrentHashMap<>();
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Hop> hops;

  private BareChain(String bootstrap, @Nullable URI target)
      throws ExecutionException, InterruptedException {
    this.bootstrap = bootstrap;
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap))) {
      admin.createTopics(List.of(new NewTopic(first, PARTITIONS, (short) 1),
          new NewTopic(second, PARTITIONS, (short) 1))).all().get();
    }
    this.producer = producer();
    this.forward = producer();
    this.hops = List.of(new Hop(bootstrap, first, this::forward),
        new Hop(bootstrap, second, target == null ? this::arrive : batch -> post(target, batch)));
  }

  /** A chain that ends when the second hop has read the record. */
  static BareChain on(String bootstrap) throws ExecutionException, InterruptedException {
    return new BareChain(bootstrap, null);
  }

  /** A chain whose second hop posts each record; the receiver there knows when it arrived. */
  static BareChain posting(String bootstrap, Receiver receiver)
      throws ExecutionException, InterruptedException {
    return new BareChain(bootstrap, URI.create(receiver.url()));
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0,
            "batch.size", 256 * 1024, "compression.type", "lz4"),
        new StringSerializer(), new ByteArraySerializer());
  }

  void send(String key, byte[] value) {
    producer.send(new ProducerRecord<>(first, key, value));
  }

  void flush() {
    producer.flush();
  }

  void start() {
    hops.forEach(Hop::start);
  }

  private void forward(ConsumerRecords<String, byte[]> batch) {
    for (var record : batch) {
      forward.send(new ProducerRecord<>(second, record.key(), record.value()));
    }
    forward.flush();
    var now = System.nanoTime();
    batch.forEach(record -> forwarded.putIfAbsent(record.key(), now));
  }

  private void arrive(ConsumerRecords<String, byte[]> batch) {
    var now = System.nanoTime();
    for (var record : batch) {
      arrivals.putIfAbsent(record.key(), now);
    }
  }

  private void post(URI target, ConsumerRecords<String, byte[]> batch) {
    for (var record : batch) {
      var request = HttpRequest.newBuilder(target)
          .POST(BodyPublishers.ofByteArray(Text.asWebhook(record.key(), record.value()))).build();
      client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
        if (failure != null || answer.statusCode() != 204) {
          refused.incrementAndGet();
        }
      });
    }
  }

  /** How many posts were not answered with 204. */
  int refused() {
    return refused.get();
  }

  /** When the first hop had the broker's word for each, in nanoseconds. */
  Map<String, Long> forwarded() {
    return forwarded;
  }

  /** When the second hop read each, in nanoseconds. */
  Map<String, Long> arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    hops.forEach(Hop::stop);
    forward.close();
    producer.close();
    client.close();
  }
}
