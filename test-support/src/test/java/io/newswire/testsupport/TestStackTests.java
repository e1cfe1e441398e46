package io.newswire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.DeliveryOutcome;
import io.newswire.event.DeliveryReceipt;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestStackTests {
  private final TestStack stack = TestStack.shared();

  @Test
  void carriesAnAvroRecordThroughKafkaAndRegistry() throws Exception {
    var topic = "receipts-" + UUID.randomUUID();
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) stack.kafka()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    var receipt = receipt();

    try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", (Object) stack.kafka()),
        new StringSerializer(), AvroWire.<DeliveryReceipt>serializer(stack.registryUrl()))) {
      producer.send(new ProducerRecord<>(topic, receipt.getArticleId(), receipt)).get();
    }

    try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", (Object) stack.kafka()),
        new StringDeserializer(),
        AvroWire.deserializer(stack.registryUrl(), DeliveryReceipt.class))) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(List.of(new TopicPartition(topic, 0)));
      var records = consumer.poll(Duration.ofSeconds(20));
      assertThat(records).singleElement().satisfies(record -> {
        assertThat(record.value()).isInstanceOfSatisfying(Received.Readable.class,
            readable -> assertThat(readable.value()).isEqualTo(receipt));
        // Confluent's wire format: any Kafka tool can read it.
        assertThat(record.value().raw()).startsWith(0);
      });
    }
    assertThat(confluentSubjects()).contains(topic + "-value");
  }

  private static DeliveryReceipt receipt() {
    return DeliveryReceipt.newBuilder()
        .setReceiptId(UUID.randomUUID().toString())
        .setDeliveryId("msg_1")
        .setArticleId("urn:uuid:" + UUID.randomUUID())
        .setRevision(3)
        .setPartnerId("p")
        .setEndpointId("e")
        .setOutcome(DeliveryOutcome.DELIVERED)
        .setAttempts(1)
        .setStatus(204)
        .setAt(Instant.parse("2026-11-23T12:00:00.123Z"))
        .build();
  }

  private String confluentSubjects() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(stack.registryUrl() + "/apis/ccompat/v7/subjects"))
              .build(),
          BodyHandlers.ofString()).body();
    }
  }

  @Test
  void givesEveryCallerADatabaseOfItsOwn() throws SQLException {
    var one = stack.newDatabase();
    var other = stack.newDatabase();

    assertThat(one.url()).isNotEqualTo(other.url());
    try (var connection = DriverManager.getConnection(one.url(), one.user(), one.password())) {
      assertThat(connection.isValid(2)).isTrue();
    }
  }
}
