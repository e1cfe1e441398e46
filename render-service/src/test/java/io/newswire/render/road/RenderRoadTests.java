package io.newswire.render.road;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.RegistryUnavailable;
import io.newswire.render.Samples;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The service on a real broker: batches, poison, replays. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestStackInitializer.class)
class RenderRoadTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @LocalServerPort
  private int port;

  private final TestStack stack = TestStack.shared();

  @Test
  void rendersABatchInTheOrderOfTheTopic() throws Exception {
    var article = Samples.underwritten();
    var revisions = new ArrayList<Article>();
    for (var revision = 1; revision <= 50; revision++) {
      revisions.add(article.setRevision(revision).build());
    }

    append(Topics.ARTICLES, revisions.toArray(Article[]::new));

    assertThat(rendered(article.getId(), 50)).extracting(RenderedArticle::getRevision)
        .containsExactlyElementsOf(revisions.stream().map(Article::getRevision).toList());
  }

  @Test
  void parksPoisonWithItsReasonAndGoesOn() throws Exception {
    var before = Samples.news().build();
    var after = Samples.killed();

    append(Topics.ARTICLES, before);
    appendRaw(Topics.ARTICLES, before.getId(), "no Avro at all".getBytes(UTF_8));
    appendRaw(Topics.ARTICLES, after.getId(), new byte[]{0, 0, 0, 39, 15, 1, 2, 3});
    append(Topics.ARTICLES, after);

    assertThat(rendered(before.getId(), 1)).hasSize(1);
    assertThat(rendered(after.getId(), 1)).hasSize(1);
    assertThat(parkedUnder(before.getId())).singleElement().satisfies(letter -> {
      assertThat(letter.value()).isEqualTo("no Avro at all".getBytes(UTF_8));
      assertThat(header(letter, DeadLetters.REASON)).contains("Not Avro");
      assertThat(header(letter, DeadLetters.SOURCE_TOPIC)).isEqualTo(Topics.ARTICLES);
      assertThat(header(letter, DeadLetters.CONSUMER)).isEqualTo("render");
    });
    assertThat(parkedUnder(after.getId())).hasSize(1);
  }

  @Test
  void takesReplaysFromATopicOfTheirOwn() throws Exception {
    var article = Samples.news().build();

    append(Topics.RENDER_REPLAY, article);

    assertThat(rendered(article.getId(), 1)).hasSize(1);
  }

  @Test
  void showsARecordThatIsNotOnTheTopicInOneFormat() throws Exception {
    try (var serializer = AvroWire.<Article>serializer(stack.registryUrl())) {
      var record = serializer.serialize(Topics.ARTICLES, Samples.underwritten().build());

      var shown = preview("text", record);

      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.headers().firstValue("Content-Type")).hasValueSatisfying(
          type -> assertThat(type).startsWith("text/plain"));
      assertThat(shown.body().replaceAll("\\s+", " ")).contains("not approved by the underwriter");
      assertThat(preview("telegram", record).statusCode()).isEqualTo(404);
      assertThat(preview("text", "no Avro".getBytes(UTF_8)).statusCode()).isEqualTo(422);
    }
  }

  private HttpResponse<String> preview(String format, byte[] record) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/preview/" + format))
              .header("Content-Type", "avro/binary").POST(BodyPublishers.ofByteArray(record))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void losesNothingWhenTheBrokerIsAwayForAWhile() throws Exception {
    var first = Samples.news().build();
    append(Topics.ARTICLES, first);
    assertThat(rendered(first.getId(), 1)).hasSize(1);

    stack.stopKafka();
    stack.startKafka();
    var second = Samples.news().build();
    append(Topics.ARTICLES, second);

    assertThat(rendered(second.getId(), 1)).hasSize(1);
  }

  private void append(String topic, Article... articles) throws Exception {
    try (var serializer = AvroWire.<Article>serializer(stack.registryUrl())) {
      for (var article : articles) {
        // A broker that was away leaves the registry busy for a while: it stands on the same one.
        var value = await()
            .ignoreExceptionsInstanceOf(RegistryUnavailable.class)
            .until(() -> serializer.serialize(topic, article), Objects::nonNull);
        appendRaw(topic, article.getId(), value);
      }
    }
  }

  private void appendRaw(String topic, String key, byte[] value) throws Exception {
    try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", (Object) stack.kafka()),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    }
  }

  private List<RenderedArticle> rendered(String id, int count) {
    var found = read(Topics.RENDITIONS,
        AvroWire.deserializer(stack.registryUrl(), RenderedArticle.class),
        found(id), count);
    return found.stream().map(ConsumerRecord::value)
        .map(value -> ((Received.Readable<RenderedArticle>) value).value()).toList();
  }

  private static java.util.function.Predicate<ConsumerRecord<String, ?>> found(String id) {
    return record -> id.equals(record.key());
  }

  private List<ConsumerRecord<String, byte[]>> parkedUnder(String articleId) {
    return read(Topics.RENDER_DEAD_LETTERS, new ByteArrayDeserializer(),
        record -> articleId.equals(header(record, DeadLetters.SOURCE_KEY)), 1);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private <V> List<ConsumerRecord<String, V>> read(String topic, Deserializer<V> values,
      java.util.function.Predicate<ConsumerRecord<String, ?>> wanted, int count) {
    Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", stack.kafka()));
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      var partitions = consumer.partitionsFor(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var result = new ArrayList<ConsumerRecord<String, V>>();
      for (var end = Instant.now().plus(PATIENCE); result.size() < count
          && Instant.now().isBefore(end);) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
          if (wanted.test(record)) {
            result.add(record);
          }
        });
      }
      return result;
    }
  }
}
