package io.newswire.syndication.intake;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.newswire.event.DeliveryReceipt;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.Origin;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.WireSettings;
import io.newswire.syndication.intake.IntakePositions.Position;
import io.newswire.syndication.intake.LogReading.Stretch;
import io.newswire.syndication.webhook.ReceiptedDeliveries;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Reads again what the database should have and has not: all of it after a rebuild was asked for or the
 * database was lost, the rest where an older copy of it was restored. Nobody is sent what was sent before:
 * the deliveries that the database knows of, and the receipts of those that it has forgotten, say what
 * that was (ADR 0038).
 */
@Component
final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
  private static final List<String> SOURCES = List.of(Topics.SYNDICATION_INPUT.split(","));
  /** A receipt is written after the delivery, by a clock of its own. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  private final IntakePositions positions;
  private final BatchIntake intake;
  private final ReceiptedDeliveries receipted;
  private final List<String> bootstrapServers;
  private final String registryUrl;

  CatchUp(IntakePositions positions, BatchIntake intake, ReceiptedDeliveries receipted,
      KafkaConnectionDetails kafka, WireSettings wire) {
    this.positions = positions;
    this.intake = intake;
    this.receipted = receipted;
    this.bootstrapServers = kafka.getConsumer().getBootstrapServers();
    this.registryUrl = wire.registryUrl();
  }

  /**
   * What is to be read again.
   *
   * @param again what was taken in once, by this database or a lost one: nobody is told
   * @param missed what was taken in by a database younger than this copy of it
   * @param since when this copy was surely written to for the last time; null where it never was
   */
  record Plan(Map<TopicPartition, Stretch> again, Map<TopicPartition, Stretch> missed,
      @Nullable Instant since) {
    boolean isEmpty() {
      return again.isEmpty() && missed.isEmpty();
    }
  }

  /**
   * @param rebuild whether everything is to be read again
   * @param committed how far the group has come, by Kafka's account
   * @param known how far the database has come, by its own
   */
  static Plan plan(boolean rebuild, Map<TopicPartition, Long> committed,
      Map<TopicPartition, Position> known) {
    var again = new HashMap<TopicPartition, Stretch>();
    var missed = new HashMap<TopicPartition, Stretch>();
    var partitions = new HashSet<>(committed.keySet());
    partitions.addAll(known.keySet());
    for (var partition : partitions) {
      if (!SOURCES.contains(partition.topic())) {
        continue;
      }
      var position = known.get(partition);
      var until = committed.getOrDefault(partition, 0L);
      var had = position == null ? until : position.next();
      if ((rebuild || position == null) && had > 0) {
        again.put(partition, new Stretch(0, had));
      }
      if (position != null && had < until) {
        missed.put(partition, new Stretch(had, until));
      }
    }
    // A copy has all that was written before its youngest part.
    var since = known.values().stream().map(Position::writtenAt).max(naturalOrder());
    return new Plan(again, missed, since.orElse(null));
  }

  void follow(Plan plan) {
    var begin = System.nanoTime();
    // Before the news: a kill among it goes to those to whom the story had gone. What the group has not
    // committed is taken in later, and finds its deliveries closed.
    var closed = plan.since() == null ? 0 : closeReceipted(plan.since());
    var read = read(plan.again(), intake::takeInAgain)
        + read(plan.missed(), intake::takeIn);
    // As if nothing had been read: where a record is gone, this is all that moves the position.
    positions.advance(ends(plan.again()));
    positions.advance(ends(plan.missed()));
    log.info("Read {} records again in {} ms; {} deliveries had been made", read,
        Duration.ofNanos(System.nanoTime() - begin).toMillis(), closed);
  }

  private int read(Map<TopicPartition, Stretch> stretches, Consumer<List<Incoming>> taking) {
    if (stretches.isEmpty()) {
      return 0;
    }
    var read = new int[1];
    try (var topics = new LogReading<>(bootstrapServers, registryUrl, RenderedArticle.class)) {
      topics.read(stretches, batch -> {
        taking.accept(batch.stream().map(CatchUp::incoming).toList());
        read[0] += batch.size();
      });
    }
    return read[0];
  }

  private static Incoming incoming(
      ConsumerRecord<String, ? extends Received<? extends SpecificRecord>> record) {
    return new Incoming(Origin.of(record), record.value(), null);
  }

  private int closeReceipted(Instant since) {
    var closed = new int[1];
    try (var receipts = new LogReading<>(bootstrapServers, registryUrl, DeliveryReceipt.class)) {
      receipts.read(
          receipts.since(Topics.RECEIPTS, since.minus(CLOCKS_APART).toEpochMilli()), batch -> {
            var readable = new ArrayList<DeliveryReceipt>();
            for (var record : batch) {
              if (record.value() instanceof Received.Readable<DeliveryReceipt> receipt) {
                readable.add(receipt.value());
              }
            }
            closed[0] += receipted.close(readable);
          });
    }
    return closed[0];
  }

  private static Map<TopicPartition, Long> ends(Map<TopicPartition, Stretch> stretches) {
    var ends = new HashMap<TopicPartition, Long>();
    stretches.forEach((partition, stretch) -> ends.put(partition, stretch.to()));
    return ends;
  }
}
