package io.newswire.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.Topics;
import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import io.newswire.local.Tuning;
import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.platform.deadletter.DeadLetter.Outcome;
import io.newswire.platform.deadletter.DeadLetterBox;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, and with no registry: dead letters are replayed without one. */
class DeadLetterBoxTests {
  private static final Topics.Consumer RENDER = Topics.CONSUMERS.getFirst();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  @SuppressWarnings("NullAway.Init")
  static Path home;

  @SuppressWarnings("NullAway.Init")
  private static LocalStack stack;

  @SuppressWarnings("NullAway.Init")
  private static Producer<byte[], byte[]> producer;

  @BeforeAll
  static void startKafka() throws Exception {
    stack = new LocalStack(Path.of("..").toAbsolutePath(), home, Ports.anyFree(), Map.of(),
        Tuning.DISPOSABLE);
    stack.component("kafka").start();
    stack.component("kafka").awaitReady(Duration.ofSeconds(90));
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka());
    try (var admin = Admin.create(settings)) {
      admin.createTopics(Topics.ALL.stream().map(topic -> new NewTopic(topic.name(), 2, (short) 1)
          .configs(topic.settings())).toList()).all().get();
    }
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stopKafka() {
    producer.close();
    stack.discard();
  }

  @Test
  void sendsAReplayToItsConsumerAloneAndTakesItOut() throws Exception {
    var origin = poison("not avro".getBytes(UTF_8));
    try (var box = box()) {
      var letter = parked(box, origin);
      assertThat(letter.reason()).isEqualTo("Not Avro");
      assertThat(letter.sourceKey()).isEqualTo(origin.key());
      assertThat(box.value(letter)).asString(UTF_8).isEqualTo("not avro");
      assertThat(box.decoded(letter, requireNonNull(box.value(letter)))).isNull();

      var replays = box.replay(List.of(letter), "ada");

      assertThat(replays).containsExactly(
          entry(letter, new DeadLetterBox.Replay.Sent(RENDER.replay())));
      assertThat(box.content().parked(null)).doesNotContain(letter);
      assertThat(requireNonNull(requireNonNull(box.find(letter.id())).handling()))
          .satisfies(handling -> {
            assertThat(handling.outcome()).isEqualTo(Outcome.REPLAYED);
            assertThat(handling.by()).isEqualTo("ada");
          });
      assertThat(box.replay(List.of(letter), "bo").values())
          .containsExactly(new DeadLetterBox.Replay.NotParked());
      assertThat(records(RENDER.replay())).filteredOn(record -> isKey(record, origin))
          .singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo("not avro".getBytes(UTF_8));
            assertThat(record.headers().lastHeader(DeadLetterBox.REPLAYED_FROM).value())
                .isEqualTo(letter.id().getBytes(UTF_8));
          });
    }
  }

  @Test
  void doesNotReplayWhatALaterRecordHasSuperseded() throws Exception {
    var origin = poison("first".getBytes(UTF_8));
    send(new ProducerRecord<>(RENDER.source(), origin.partition(), keyOf(origin),
        "second".getBytes(UTF_8)));
    try (var box = box()) {
      var letter = parked(box, origin);

      assertThat(box.replay(List.of(letter), "ada").values()).singleElement()
          .isInstanceOf(DeadLetterBox.Replay.Superseded.class);

      assertThat(box.content().parked(null)).contains(letter);
      assertThat(records(RENDER.replay())).noneMatch(record -> isKey(record, origin));
      assertThat(box.discard(letter, "ada", "The CMS has sent it anew")).isTrue();
      assertThat(box.content().parked(null)).doesNotContain(letter);
      assertThat(requireNonNull(requireNonNull(box.find(letter.id())).handling()).note())
          .isEqualTo("The CMS has sent it anew");
      assertThat(box.discard(letter, "bo", "Again")).isFalse();
    }
  }

  @Test
  void listsOnlyTheConsumerThatIsAskedFor() throws Exception {
    var origin = poison("x".getBytes(UTF_8));
    try (var box = box()) {
      assertThat(box.content().parked("syndication")).extracting(DeadLetter::id)
          .doesNotContain(origin.address());
      assertThat(box.content().parked("render")).extracting(DeadLetter::id)
          .contains(origin.address());
    }
  }

  /** A record that the render service could not read, and has parked. */
  private static Origin poison(byte[] value) throws Exception {
    var key = "urn:uuid:" + UUID.randomUUID();
    var place = producer.send(new ProducerRecord<>(RENDER.source(), key.getBytes(UTF_8), value))
        .get();
    var origin = new Origin(place.topic(), place.partition(), place.offset(), Instant.now(), key);
    new DeadLetters(producer, Clock.systemUTC()).park(RENDER, origin, value, "Not Avro", null);
    return origin;
  }

  private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    producer.send(record).get();
  }

  private static DeadLetter parked(DeadLetterBox box, Origin origin) {
    var letter = box.find(origin.address());
    assertThat(letter).isNotNull();
    return letter;
  }

  private static byte[] keyOf(Origin origin) {
    return String.valueOf(origin.key()).getBytes(UTF_8);
  }

  private static boolean isKey(ConsumerRecord<byte[], byte[]> record, Origin origin) {
    return new String(record.key(), UTF_8).equals(origin.key());
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", stack.kafka()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions = consumer.partitionsFor(topic).stream()
          .map(one -> new TopicPartition(topic, one.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static DeadLetterBox box() {
    return new DeadLetterBox(stack.kafka(), stack.registryUrl(), Clock.systemUTC(),
        Duration.ofSeconds(15));
  }
}
