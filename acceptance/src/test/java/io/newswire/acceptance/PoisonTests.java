package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that nobody can read: parked with their reason, in nobody's way, and replayed. */
@Order(40)
class PoisonTests {
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final List<byte[]> POISONS = List.of(
      "{\"headline\": \"JSON, not Avro\"}".getBytes(UTF_8),
      new byte[0],
      // Confluent's wire format, with a schema that the registry never saw
      new byte[]{0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3});

  private final RunningProduct product = RunningProduct.shared();
  private final WireTap wire = product.wire();
  private final Operator operator = product.operator();

  static Stream<Topics.Consumer> consumers() {
    return Topics.CONSUMERS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consumers")
  void isParkedWithItsReasonAndTheRecordsBehindItArrive(Topics.Consumer consumer) {
    var addresses = new ArrayList<String>();
    for (int partition = 0; partition < wire.partitions(consumer.source()); partition++) {
      for (var poison : POISONS) {
        addresses.add(put(consumer.source(), partition, poison));
      }
    }
    var articles = Stream.generate(() -> Articles.plain("poison")).limit(8).toList();
    articles.forEach(product.desk()::publish);

    await().atMost(SECONDS).untilAsserted(() -> assertThat(articles).allSatisfy(
        article -> assertThat(product.feeds().rendition(article.path("id").asString(), "text")
            .status()).isEqualTo(200)));
    awaitParked(consumer, addresses);
    var parked = wire.standing(consumer.deadLetters());
    assertThat(addresses).allSatisfy(address -> {
      var letter = Objects.requireNonNull(parked.get(address));
      assertThat(WireTap.header(letter, DeadLetters.REASON)).isNotBlank()
          .doesNotContain("null", "Exception");
      assertThat(WireTap.header(letter, DeadLetters.CONSUMER)).isEqualTo(consumer.group());
      assertThat(WireTap.header(letter, DeadLetters.SOURCE_TOPIC)).isEqualTo(consumer.source());
      assertThat(WireTap.header(letter, DeadLetters.SOURCE_KEY)).isEqualTo("urn:poison");
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consumers")
  void isListedAndWhatFailsAgainIsParkedAgain(Topics.Consumer consumer) {
    var address = put(consumer.source(), 0, POISONS.getFirst());
    awaitParked(consumer, List.of(address));

    assertThat(listed(consumer)).anySatisfy(letter -> {
      assertThat(letter.path("id").asString()).isEqualTo(address);
      assertThat(letter.path("reason").asString()).isNotBlank();
    });
    var replayed = operator.newswire("dlq", "replay", address);

    assertThat(replayed.exitCode()).as(replayed.text()).isZero();
    await().atMost(SECONDS).untilAsserted(() -> assertThat(listed(consumer))
        .extracting(letter -> letter.path("id").asString())
        .doesNotContain(address)
        .anyMatch(id -> id.startsWith(consumer.replay() + "/")));
  }

  @Test
  void arrivesWhenItIsReplayedOnceItCanBeProcessed() {
    var section = Articles.freshSection("replay");
    var original = Articles.plain(section);
    product.desk().publish(original);
    var consumer = consumers().filter(one -> one.source().equals(Topics.ARTICLES)).findFirst()
        .orElseThrow();
    var id = Articles.freshId();
    var origin = new Origin(consumer.source(), 0, Long.MAX_VALUE - 1, Clock.systemUTC().instant(),
        id);
    park(consumer, origin, copyOf(original.path("id").asString(), id));

    var replayed = operator.newswire("dlq", "replay", origin.address());

    assertThat(replayed.exitCode()).as(replayed.text()).isZero();
    await().atMost(SECONDS)
        .untilAsserted(() -> assertThat(product.feeds().shows(section, "atom", id)).isTrue());
    assertThat(wire.standing(consumer.deadLetters())).doesNotContainKey(origin.address());
  }

  private String put(String topic, int partition, byte[] poison) {
    var place = wire.put(topic, partition, "urn:poison", poison);
    return place.topic() + "/" + place.partition() + "/" + place.offset();
  }

  private void awaitParked(Topics.Consumer consumer, List<String> addresses) {
    await().atMost(SECONDS).untilAsserted(
        () -> assertThat(wire.standing(consumer.deadLetters())).containsKeys(
            addresses.toArray(String[]::new)));
  }

  private List<JsonNode> listed(Topics.Consumer consumer) {
    var printed = operator.newswire("dlq", "list", "--json", "--consumer", consumer.group());
    assertThat(printed.exitCode()).as(printed.text()).isZero();
    return JsonMapper.shared().readTree(printed.text()).valueStream().toList();
  }

  /** The article's record as it stands on the topic, under another id. */
  private byte[] copyOf(String articleId, String otherId) {
    var registry = product.stack().registryUrl();
    try (var serializer = AvroWire.<Article>serializer(registry)) {
      return serializer.serialize(Topics.ARTICLES,
          Article.newBuilder(wire.article(registry, articleId)).setId(otherId).build());
    }
  }

  private void park(Topics.Consumer consumer, Origin origin, byte[] raw) {
    Map<String, Object> settings = Map.of("bootstrap.servers", product.stack().kafka());
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
        new ByteArraySerializer())) {
      new DeadLetters(producer, Clock.systemUTC()).park(consumer, origin, raw,
          "Parked by a test", null);
    }
  }
}
