package io.newswire.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Articles as ingest writes them, by the thousand. */
final class Articles {
  private Articles() {}

  /** Writes so many articles to the log; returns their ids. */
  static Set<String> pileUp(Product product, int count) {
    AvroWire.trustOurRecords();
    var ids = new HashSet<String>();
    var failed = new AtomicInteger();
    try (var producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", product.stack().kafka(), "acks", "all", "linger.ms", 5,
            "batch.size", 128 * 1024, "compression.type", "lz4"),
        new StringSerializer(), AvroWire.<Article>serializer(product.stack().registryUrl()))) {
      for (var number = 0; number < count; number++) {
        var id = "urn:uuid:" + UUID.randomUUID();
        ids.add(id);
        producer.send(new ProducerRecord<>(Topics.ARTICLES, id, article(id)), (_, failure) -> {
          if (failure != null) {
            failed.incrementAndGet();
          }
        });
      }
    }
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " articles were not acknowledged");
    }
    return ids;
  }

  /** An article of 6 KB. */
  static Article article(String id) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
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
}
