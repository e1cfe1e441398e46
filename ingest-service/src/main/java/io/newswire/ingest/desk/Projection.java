package io.newswire.ingest.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.Article;
import io.newswire.event.DeliveryReceipt;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.ingest.log.Provenance;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.WireSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what the topics say into the desk's tables. A batch and how far it reached are one
 * transaction; every statement does no harm when it is done twice, or late.
 */
@Component
final class Projection {
  private static final Logger log = LoggerFactory.getLogger(Projection.class);

  private final ProjectionTables tables;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Deserializer<Received<Article>> articles;
  private final Deserializer<Received<RenderedArticle>> renditions;
  private final Deserializer<Received<DeliveryReceipt>> receipts;

  Projection(ProjectionTables tables, JdbcClient jdbc, TransactionTemplate transaction,
      Deserializer<Received<Article>> articles, WireSettings wire) {
    this.tables = tables;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.articles = articles;
    this.renditions = AvroWire.deserializer(wire.registryUrl(), RenderedArticle.class);
    this.receipts = AvroWire.deserializer(wire.registryUrl(), DeliveryReceipt.class);
  }

  /** An article as it stands on the topic. */
  record Appended(Article article, String sender, int partition, long offset, Instant at) {}

  /** @throws org.springframework.dao.DataAccessException while the database is away */
  void apply(ConsumerRecords<String, byte[]> records) {
    var appended = new ArrayList<Appended>();
    var rendered = new ArrayList<RenderedArticle>();
    var delivered = new ArrayList<DeliveryReceipt>();
    var next = new HashMap<TopicPartition, Long>();
    for (var record : records) {
      switch (record.topic()) {
        case Topics.ARTICLES -> read(record, articles, article -> appended.add(
            new Appended(article, Provenance.sender(record.headers()), record.partition(),
                record.offset(), Instant.ofEpochMilli(record.timestamp()))));
        case Topics.RENDITIONS -> read(record, renditions, rendered::add);
        case Topics.RECEIPTS -> read(record, receipts, delivered::add);
        default -> throw new IllegalStateException("not subscribed to: " + record.topic());
      }
      next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    transaction.executeWithoutResult(_ -> {
      tables.putArticles(appended);
      tables.putRenditions(rendered);
      tables.putReceipts(delivered);
      next.forEach(this::reached);
    });
  }

  private <T extends org.apache.avro.specific.SpecificRecord> void read(
      ConsumerRecord<String, byte[]> record, Deserializer<Received<T>> deserializer,
      java.util.function.Consumer<T> use) {
    switch (deserializer.deserialize(record.topic(), record.headers(), record.value())) {
      case Received.Readable<T>(var value, _) -> use.accept(value);
      case Received.Unreadable<T>(var reason, _) -> log.warn(
          "Left out of the desk's list: topic={} partition={} offset={} reason={}",
          record.topic(), record.partition(), record.offset(), reason);
    }
  }

  private void reached(TopicPartition partition, long next) {
    jdbc.sql("""
        INSERT INTO progress (topic, partition, next_offset) VALUES (?, ?, ?)
        ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
        """)
        .params(List.of(partition.topic(), partition.partition(), next)).update();
  }

  /** From where each partition is to be read on. */
  Map<TopicPartition, Long> progress() {
    var progress = new HashMap<TopicPartition, Long>();
    jdbc.sql("SELECT topic, partition, next_offset FROM progress").query(row -> {
      progress.put(new TopicPartition(row.getString("topic"), row.getInt("partition")),
          row.getLong("next_offset"));
    });
    return progress;
  }
}
