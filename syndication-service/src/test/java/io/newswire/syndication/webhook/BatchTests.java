package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.webhook.TestPartner.Received;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Several events in one request, each with its own fate. */
@OutboundTest
class BatchTests {
  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;

  private final String section = "s" + UUID.randomUUID();
  private Wire wire;
  private @Nullable Outlet outlet;

  @Autowired
  void wire(TransactionTemplate transaction, Entries entries, DeliveryPlanner planner) {
    wire = new Wire(transaction, entries, planner);
  }

  @AfterEach
  void leave() {
    if (outlet != null) {
      outlet.close();
    }
  }

  @Test
  void sendsAFullBatchAtOnceWithEachEventsIdAndSignsTheWhole() throws Exception {
    var outlet = outlet(3, Map.of());
    var ids = List.of(freshId(), freshId(), freshId());

    ids.forEach(id -> wire.takeIn(article(id, 1, section)));

    await().untilAsserted(() -> ids.forEach(
        id -> assertThat(outlet.states(id)).containsExactly("delivered")));
    var webhook = outlet.server.last();
    assertThat(outlet.server.received()).hasSize(1);
    assertThat(webhook.type()).isEqualTo("batch");
    assertThat(articles(webhook)).containsExactlyElementsOf(ids);
    assertThat(events(webhook)).allSatisfy(event -> {
      assertThat(event.get("type").asString()).isEqualTo("article.published");
      assertThat(event.at("/data/content").asString()).contains("Harbour bridge");
    });
    assertThat(webhook.header("webhook-signature").split(" ")).contains(new Webhook(outlet.secret())
        .sign(webhook.header("webhook-id"), Long.parseLong(webhook.header("webhook-timestamp")),
            webhook.body()));
    var delivery = outlet.deliveries(ids.getFirst()).getFirst();
    assertThat(delivery.get("id").asString())
        .isEqualTo(events(webhook).getFirst().get("id").asString());
    assertThat(delivery.get("batch").asString()).isEqualTo(webhook.header("webhook-id"));
    assertThat(delivery.get("attempts")).hasSize(1);
  }

  @Test
  void sendsWhatHasWaitedLongEnoughThoughTheBatchIsNotFull() {
    var outlet = outlet(50, Map.of());
    var first = freshId();
    var second = freshId();
    wire.takeIn(article(first, 1, section));
    wire.takeIn(article(second, 1, section));
    assertThat(outlet.states(first)).containsExactly("pending");

    clock.advance(Duration.ofSeconds(61));

    await().untilAsserted(
        () -> assertThat(outlet.states(second)).containsExactly("delivered"));
    assertThat(outlet.server.received()).hasSize(1);
    assertThat(articles(outlet.server.last())).containsExactly(first, second);
  }

  @Test
  void triesABatchAgainUnderItsIdWithoutWhatWasReplacedMeanwhile() {
    var outlet = outlet(2, Map.of());
    outlet.server.answer(503);
    var stays = freshId();
    var changes = freshId();
    wire.takeIn(article(stays, 1, section), article(changes, 1, section));
    await().untilAsserted(() -> assertThat(outlet.states(stays)).containsExactly("failed"));
    wire.takeIn(article(changes, 2, section));

    outlet.server.answer(204);
    clock.advance(Duration.ofSeconds(6));

    await().untilAsserted(() -> assertThat(outlet.states(stays)).containsExactly("delivered"));
    var sent = outlet.server.received();
    assertThat(sent).extracting(one -> one.header("webhook-id")).hasSize(2)
        .containsOnly(sent.getFirst().header("webhook-id"));
    assertThat(articles(sent.getLast())).containsExactly(stays);
    assertThat(outlet.states(changes)).containsExactly("pending", "superseded");
    assertThat(outlet.endpoint().has("health")).isFalse();
  }

  @Test
  void countsARequestThatFailedOnceForTheEndpointsHealth() {
    var outlet = outlet(10, Map.of());
    outlet.server.answer(503);

    var ids = java.util.stream.IntStream.range(0, 10).mapToObj(_ -> freshId()).toList();
    ids.forEach(id -> wire.takeIn(article(id, 1, section)));

    await().untilAsserted(
        () -> assertThat(outlet.states(ids.getLast())).containsExactly("failed"));
    assertThat(outlet.endpoint().at("/health/failures").asInt()).isEqualTo(1);
    assertThat(outlet.endpoint().get("status").asString()).isEqualTo("active");
  }

  @Test
  void sendsAKillByItselfAndAtOnce() {
    var outlet = outlet(2, Map.of());
    var hoax = freshId();
    wire.takeIn(article(hoax, 1, section), article(freshId(), 1, section));
    await().untilAsserted(() -> assertThat(outlet.states(hoax)).containsExactly("delivered"));
    wire.takeIn(article(freshId(), 1, section));

    wire.takeIn(kill(hoax, 2, "Hoax"));

    await().untilAsserted(() -> assertThat(outlet.states(hoax))
        .containsExactly("delivered", "delivered"));
    assertThat(outlet.server.received()).extracting(Received::type)
        .containsExactly("batch", "article.killed");
  }

  @Test
  void triesEachByItselfWhereOneMayBeWhatIsWrong() {
    var outlet = outlet(3, Map.of());
    var bad = freshId();
    outlet.server.behave(exchange -> exchange.sendResponseHeaders(outlet.server.received().stream()
        .filter(one -> one.header("webhook-id")
            .equals(exchange.getRequestHeaders().getFirst("webhook-id")))
        .anyMatch(one -> one.body().contains(bad)) ? 422 : 204, -1));
    var good = List.of(freshId(), freshId());
    wire.takeIn(article(good.getFirst(), 1, section), article(bad, 1, section),
        article(good.getLast(), 1, section));
    await().untilAsserted(() -> assertThat(outlet.states(bad)).containsExactly("failed"));

    clock.advance(Duration.ofSeconds(6));

    await().untilAsserted(() -> {
      good.forEach(id -> assertThat(outlet.states(id)).containsExactly("delivered"));
      assertThat(outlet.deliveries(bad).getFirst().get("attempts")).hasSize(2);
    });
    assertThat(outlet.server.received()).extracting(one -> one.header("webhook-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesOutTheEventWhoseTransformationFails() {
    var outlet = outlet(2, Map.of("transformation",
        "data.headline = \"Odd\" ? $error(\"odd\") : {\"key\": data.id}"));
    var odd = freshId();
    var even = freshId();

    wire.takeIn(article(odd, 1, builder -> builder.setSections(List.of(section))
        .setHeadline("Odd")), article(even, 1, section));

    await().untilAsserted(() -> {
      assertThat(outlet.states(even)).containsExactly("delivered");
      assertThat(outlet.states(odd)).containsExactly("failed");
    });
    assertThat(events(outlet.server.last())).hasSize(1);
    assertThat(events(outlet.server.last()).getFirst().at("/data/key").asString())
        .isEqualTo(even);
  }

  @Test
  void isRefusedOutsideItsBounds() {
    var outlet = outlet(2, Map.of());

    var answer = outlet.administrator().patch(outlet.path(),
        Map.of("batch", Map.of("events", 1, "within", "1h")));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/batch", "2 to 100 events");
    assertThat(outlet.endpoint().at("/batch/within").asString()).isEqualTo("1m");
  }

  private Outlet outlet(int events, Map<String, ?> options) {
    var all = new HashMap<String, Object>(options);
    all.put("batch", Map.of("events", events, "within", "60s"));
    outlet = new Outlet(port, section, all);
    return outlet;
  }

  private static List<JsonNode> events(Received batch) {
    return batch.json().at("/data/events").valueStream().toList();
  }

  private static List<String> articles(Received batch) {
    return events(batch).stream().map(event -> event.at("/data/id").asString()).toList();
  }
}
