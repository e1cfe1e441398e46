package io.newswire.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Articles as render writes them, in every format: where only what comes behind the renditions topic is
 * measured. Rendered once, and written under another id each time.
 */
final class RenderedArticles implements AutoCloseable {
  private final RenderedArticle template;
  private final KafkaProducer<String, RenderedArticle> producer;
  private final AtomicInteger failed = new AtomicInteger();

  RenderedArticles(Product product) {
    AvroWire.trustOurRecords();
    template = RenderBench.everyRenderer()
        .render(Articles.article("urn:uuid:" + UUID.randomUUID()));
    producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", product.stack().kafka(), "acks", "all", "compression.type",
            "lz4"),
        new StringSerializer(),
        AvroWire.<RenderedArticle>serializer(product.stack().registryUrl()));
  }

  /** Writes one in the section. */
  void send(String id, String section) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var copy = RenderedArticle.newBuilder(template).setId(id)
        .setEventId(UUID.randomUUID().toString()).setAcceptedAt(now).setRenderedAt(now)
        .setSections(List.of(section)).setPublishedAt(now).setUpdatedAt(now).build();
    producer.send(new ProducerRecord<>(Topics.RENDITIONS, id, copy), (_, failure) -> {
      if (failure != null) {
        failed.incrementAndGet();
      }
    });
  }

  /** @throws IllegalStateException where one was not acknowledged */
  void flush() {
    producer.flush();
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " articles were not acknowledged");
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
