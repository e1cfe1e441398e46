package io.newswire.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The dead letters of every consumer, and the way back for them. */
final class DeadLetterBox implements AutoCloseable {
  /** Says on a replayed record where it was parked from. */
  static final String REPLAYED_FROM = "newswire-replayed-from";

  private static final int PATIENCE_MS = 15_000;

  private final TopicReader reader;
  private final String bootstrap;
  private final String registryUrl;

  DeadLetterBox(String bootstrap, String registryUrl) {
    this.reader = new TopicReader(bootstrap);
    this.bootstrap = bootstrap;
    this.registryUrl = registryUrl;
  }

  /** What became of a dead letter that was to be replayed. */
  sealed interface Replay {
    record Sent(String topic) implements Replay {}

    /**
     * The article has moved on; nothing was sent.
     *
     * @param by what came later
     */
    record Superseded(String by) implements Replay {}
  }

  /**
   * What is parked, oldest first.
   *
   * @param group only this consumer's; null for everybody's
   */
  List<DeadLetter> list(@Nullable String group) {
    return Topics.CONSUMERS.stream()
        .filter(consumer -> group == null || consumer.group().equals(group))
        .flatMap(consumer -> reader.newestByKey(consumer.deadLetters()).values().stream()
            .map(record -> DeadLetter.of(consumer, record)))
        .toList();
  }

  /** The dead letter with this id; null where it is not parked. */
  @Nullable
  DeadLetter find(String id) {
    return list(null).stream().filter(letter -> letter.id().equals(id)).findFirst().orElse(null);
  }

  /** The value as JSON; null where it is no Avro that can be read. */
  @Nullable
  String decoded(DeadLetter letter) {
    try (var decoding = new Decoding(registryUrl, letter.consumer())) {
      var record = decoding.decode(letter.value());
      return record == null ? null : record.toString();
    }
  }

  /**
   * Sends a record to its consumer once more, and to nobody else. Only when the broker has it, the
   * dead letter is taken out: a crash in between replays it twice, which harms no consumer.
   */
  Replay replay(DeadLetter letter) {
    try (var decoding = new Decoding(registryUrl, letter.consumer())) {
      var newer = new Supersession(reader, decoding).newerThan(letter);
      if (newer != null) {
        return new Replay.Superseded(newer);
      }
    }
    var key = letter.sourceKey();
    var again = new ProducerRecord<>(letter.consumer().replay(),
        key == null ? null : key.getBytes(UTF_8), letter.value());
    again.headers().add(REPLAYED_FROM, letter.id().getBytes(UTF_8));
    try (var producer = producer()) {
      send(producer, again);
      takeOut(producer, letter);
    }
    return new Replay.Sent(letter.consumer().replay());
  }

  /** Takes a dead letter out for good. */
  void discard(DeadLetter letter) {
    try (var producer = producer()) {
      takeOut(producer, letter);
    }
  }

  private static void takeOut(Producer<byte[], byte[]> producer, DeadLetter letter) {
    send(producer, new ProducerRecord<>(letter.consumer().deadLetters(),
        letter.id().getBytes(UTF_8), null));
  }

  private Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.LINGER_MS_CONFIG, 0,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES,
        ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void send(Producer<byte[], byte[]> producer,
      ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failure) {
      throw new KafkaException("Kafka did not take it: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
