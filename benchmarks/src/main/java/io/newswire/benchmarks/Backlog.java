package io.newswire.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Articles a second through the whole road from a backlog, beside the bare chain's. */
final class Backlog implements Benchmark {
  private static final int ARTICLES = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public Report run(Product product) throws Exception {
    var ours = throughProduct(product);
    var theirs = throughChain(product);
    return new Report(name(), "a bare producer–consumer chain of the same two hops",
        List.of(new Report.Figure("backlog of 20,000 to the partner", "articles/s", List.of(ours),
            List.of(theirs))));
  }

  private static double throughProduct(Product product) throws Exception {
    try (var receiver = new Receiver()) {
      product.register(receiver);
      product.stack().component("render").stop();
      product.stack().component("syndication").stop();
      pileUp(product);
      for (var service : List.of("render", "syndication")) {
        product.stack().component(service).start();
      }
      return rate(receiver.arrivals());
    }
  }

  private static void pileUp(Product product) {
    AvroWire.trustOurRecords();
    try (var producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", product.stack().kafka(), "linger.ms", 5, "batch.size",
            128 * 1024),
        new StringSerializer(), AvroWire.<Article>serializer(product.stack().registryUrl()))) {
      for (var number = 0; number < ARTICLES; number++) {
        var article = article("urn:uuid:" + UUID.randomUUID());
        producer.send(new ProducerRecord<>(Topics.ARTICLES, article.getId(), article));
      }
    }
  }

  private static Article article(String id) {
    var now = Instant.ofEpochMilli(System.currentTimeMillis());
    return Article.newBuilder().setId(id).setRevision(1).setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(now).setContentHash("").setPubStatus(PubStatus.USABLE)
        .setContentType(
            ContentType.newBuilder().setSlug("news").setUri("urn:newswire:content-type:news")
                .setLabel("News").build())
        .setPublication(Publication.newBuilder().setSlug("default").setName("Newswire")
            .setHomePage("https://newswire.example/").build())
        .setHeadline("A bridge is measured").setLanguage("en").setBody(Text.BODY)
        .setSections(List.of("benchmark")).setPublishedAt(now).setUpdatedAt(now).build();
  }

  private static double throughChain(Product product) throws Exception {
    try (var chain = new BareChain(product.stack().kafka())) {
      for (var number = 0; number < ARTICLES; number++) {
        chain.send(UUID.randomUUID().toString(), Text.BYTES);
      }
      chain.flush();
      chain.start();
      return rate(chain.arrivals());
    }
  }

  /** From the first arrival to the last: what starting up takes is not the road's. */
  private static double rate(Map<String, Long> arrivals) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (arrivals.size() < ARTICLES) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + arrivals.size() + " of " + ARTICLES + " arrived");
      }
      LockSupport.parkNanos(20_000_000);
    }
    var times = arrivals.values().stream().mapToLong(Long::longValue).summaryStatistics();
    return (ARTICLES - 1) / ((times.getMax() - times.getMin()) / 1e9);
  }
}
