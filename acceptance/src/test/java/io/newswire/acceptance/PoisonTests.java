package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.newswire.event.Topics;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that nobody can read: parked with their reason, and in nobody's way. */
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

  static Stream<Topics.Consumer> consumers() {
    return Topics.CONSUMERS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consumers")
  void isParkedWithItsReasonAndTheRecordsBehindItArrive(Topics.Consumer consumer) {
    var addresses = new ArrayList<String>();
    for (int partition = 0; partition < wire.partitions(consumer.source()); partition++) {
      for (var poison : POISONS) {
        var place = wire.put(consumer.source(), partition, "urn:poison", poison);
        addresses.add(place.topic() + "/" + place.partition() + "/" + place.offset());
      }
    }
    var articles = Stream.generate(() -> Articles.plain("poison")).limit(8).toList();
    articles.forEach(product.desk()::publish);

    await().atMost(SECONDS).untilAsserted(() -> assertThat(articles).allSatisfy(
        article -> assertThat(product.feeds().rendition(article.path("id").asString(), "text")
            .status()).isEqualTo(200)));
    await().atMost(SECONDS).untilAsserted(
        () -> assertThat(wire.standing(consumer.deadLetters())).containsKeys(
            addresses.toArray(String[]::new)));
    var parked = wire.standing(consumer.deadLetters());
    assertThat(addresses).allSatisfy(address -> {
      var letter = Objects.requireNonNull(parked.get(address));
      assertThat(WireTap.header(letter, "newswire-dlq-reason")).isNotBlank();
      assertThat(WireTap.header(letter, "newswire-dlq-consumer")).isEqualTo(consumer.group());
      assertThat(WireTap.header(letter, "newswire-dlq-source-topic"))
          .isEqualTo(consumer.source());
      assertThat(WireTap.header(letter, "newswire-dlq-key")).isEqualTo("urn:poison");
    });
  }
}
