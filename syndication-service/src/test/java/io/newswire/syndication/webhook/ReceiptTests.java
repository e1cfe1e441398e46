package io.newswire.syndication.webhook;

import static io.newswire.event.DeliveryOutcome.ABANDONED;
import static io.newswire.event.DeliveryOutcome.DELIVERED;
import static io.newswire.event.DeliveryOutcome.FAILED;
import static io.newswire.event.DeliveryOutcome.SUPERSEDED;
import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.webhook.PartnerDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.DeliveryReceipt;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestStack;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What desks and audits read on the topic: every delivery's end, whichever it was. */
@OutboundTest
class ReceiptTests {
  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  Reopening reopening;
  @Autowired
  WebhookSettings settings;
  @Autowired
  MutableClock clock;

  private final TestPartner receiver = new TestPartner();
  private final String section = "s" + UUID.randomUUID();
  private final String id = freshId();
  private PartnerDesk desk;
  private String endpoint = "";

  @BeforeEach
  void register() {
    desk = new PartnerDesk(port, transaction, entries, planner);
    endpoint = desk.endpoint(receiver, section);
  }

  @AfterEach
  void leave() {
    desk.leave();
    receiver.close();
  }

  @Test
  void tellsOfWhatWasReplacedAndWhatArrived() {
    receiver.answer(500);
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "failed");
    receiver.answer(204);
    desk.takeIn(article(id, 2, section));
    desk.awaitStates(id, "delivered", "superseded");

    eventually().untilAsserted(() -> assertThat(receipts(id))
        .extracting(receipt -> receipt.getRevision() + " " + receipt.getOutcome())
        .containsExactlyInAnyOrder("1 " + FAILED, "1 " + SUPERSEDED, "2 " + DELIVERED));
    assertThat(receipts(id)).allSatisfy(receipt -> {
      assertThat(receipt.getPartnerId()).isEqualTo(desk.partner);
      assertThat(receipt.getEndpointId()).isEqualTo(endpoint);
    });
  }

  @Test
  void tellsOfWhatWasGivenUpWithItsEndpoint() {
    receiver.answer(500);
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "failed");
    receiver.answer(410);
    var closing = freshId();
    desk.takeIn(article(closing, 1, section));
    desk.awaitStates(closing, "abandoned");

    clock.advance(settings.missedKept().plusDays(1));
    reopening.giveUp();

    desk.awaitStates(id, "abandoned");
    eventually().untilAsserted(() -> assertThat(receipts(id))
        .extracting(DeliveryReceipt::getOutcome).containsExactly(FAILED, ABANDONED));
    eventually().untilAsserted(() -> assertThat(receipts(closing))
        .extracting(DeliveryReceipt::getOutcome).containsExactly(ABANDONED));
  }

  private static List<DeliveryReceipt> receipts(String article) {
    var stack = TestStack.shared();
    try (var consumer = new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", stack.kafka()), new StringDeserializer(),
        AvroWire.<DeliveryReceipt>deserializer(stack.registryUrl(), DeliveryReceipt.class))) {
      var partitions = consumer.partitionsFor(Topics.RECEIPTS).stream()
          .map(one -> new TopicPartition(Topics.RECEIPTS, one.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<DeliveryReceipt>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals(article)
              && record.value() instanceof Received.Readable<DeliveryReceipt>(var receipt, _)) {
            found.add(receipt);
          }
        }
      }
      return found;
    }
  }
}
