package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Endpoints that fail for long, are held, warned of, disabled, and come back: docs/endpoints.md. */
@OutboundTest
class EndpointStateTests {
  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;

  private final String section = "s" + UUID.randomUUID();
  private Wire wire;
  private Outlet outlet;

  @Autowired
  void wire(TransactionTemplate transaction, Entries entries, DeliveryPlanner planner) {
    wire = new Wire(transaction, entries, planner);
  }

  @BeforeEach
  void register() {
    outlet = new Outlet(port, section,
        Map.of("retries", Collections.nCopies(24, "12h"), "concurrency", 4));
  }

  @AfterEach
  void leave() {
    outlet.close();
  }

  @Test
  void holdsAnEndpointThatKeepsFailingAndProbesItWithOneDelivery() {
    outlet.server.answer(500);
    var failed = takeIn(5);
    await().untilAsserted(() -> assertThat(outlet.endpoint().get("status").asString())
        .isEqualTo("degraded"));
    var waiting = takeIn(3);
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received(waiting))
        .isZero());

    clock.advance(Duration.ofSeconds(11));
    await().untilAsserted(() -> assertThat(received(waiting)).isEqualTo(1));
    await().untilAsserted(() -> assertThat(outlet.endpoint().at("/health/failures").asInt())
        .isEqualTo(6));
    assertThat(received(failed)).isEqualTo(5);

    outlet.server.answer(204);
    clock.advance(Duration.ofSeconds(21));
    await().untilAsserted(() -> assertThat(outlet.endpoint().get("status").asString())
        .isEqualTo("active"));
    await().untilAsserted(() -> assertThat(received(waiting)).isEqualTo(3));
    assertThat(outlet.endpoint().has("health")).isFalse();
    assertThat(events()).containsExactly("active", "degraded");
  }

  @Test
  void sendsNothingToABusyServerForAsLongAsItAsks() {
    outlet.server.answer(503, "Retry-After", "60");
    takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.endpoint().at("/health/heldUntil").asString())
        .isEqualTo(clock.instant().plusSeconds(60).toString()));

    outlet.server.answer(204);
    var waiting = takeIn(2);
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received(waiting))
        .isZero());
    clock.advance(Duration.ofSeconds(61));

    await().untilAsserted(() -> assertThat(received(waiting)).isEqualTo(2));
  }

  @Test
  void disablesAfterFiveDaysOfNothingButFailureWarnsBeforeAndKeepsWhatIsMissed() {
    outlet.server.answer(500);
    var articles = takeIn(4);
    await().untilAsserted(() -> assertThat(articles).allSatisfy(
        id -> assertThat(outlet.states(id)).containsExactly("failed")));
    var start = clock.instant();
    var sent = 4;

    while (outlet.endpoint().get("status").asString().matches("active|degraded")) {
      assertThat(Duration.between(start, clock.instant())).isLessThan(Duration.ofDays(7));
      clock.advance(Duration.ofHours(13));
      var before = sent;
      await().untilAsserted(() -> assertThat(received(articles)).isGreaterThan(before));
      await().untilAsserted(() -> assertThat(outlet.endpoint().at("/health/lastAt").asString())
          .matches(at -> at.isEmpty() || Instant.parse(at).equals(clock.instant())));
      sent = received(articles);
    }

    assertThat(outlet.endpoint().get("status").asString()).isEqualTo("disabled");
    assertThat(Duration.between(start, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(5));
    assertThat(events()).startsWith("disabled").endsWith("degraded");
    assertThat(details()).anySatisfy(detail -> assertThat(detail)
        .contains("nothing but failure for 4 days", "disabled at"));

    var missed = takeIn(2);
    clock.advance(Duration.ofDays(1));
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received(missed))
        .isZero());
    outlet.server.answer(204);
    outlet.change(Map.of("status", "active"));

    await().untilAsserted(() -> assertThat(received(missed)).isEqualTo(2));
    await().untilAsserted(() -> assertThat(articles).allSatisfy(
        id -> assertThat(outlet.states(id)).containsExactly("delivered")));
  }

  @Test
  void neverDisablesForOneBadEvent() {
    outlet.server.answer(500);
    var bad = takeIn(1).getFirst();
    await().untilAsserted(() -> assertThat(outlet.states(bad)).containsExactly("failed"));

    for (var attempt = 2; attempt <= 25; attempt++) {
      clock.advance(Duration.ofHours(13));
      var made = attempt;
      await().untilAsserted(() -> assertThat(outlet.server.of(bad)).hasSize(made));
      await().untilAsserted(() -> assertThat(outlet.endpoint().at("/health/failures").asInt())
          .isEqualTo(made));
    }

    await().untilAsserted(() -> assertThat(outlet.states(bad)).containsExactly("exhausted"));
    assertThat(outlet.endpoint().get("status").asString()).isEqualTo("degraded");
  }

  @Test
  void sendsWhatAClosedEndpointMissedWhenItIsOpenedAgain() {
    outlet.server.answer(410);
    var refused = takeIn(1).getFirst();
    await().untilAsserted(() -> assertThat(outlet.states(refused)).containsExactly("abandoned"));
    assertThat(outlet.endpoint().get("status").asString()).isEqualTo("disabled");
    assertThat(outlet.endpoint().get("statusReason").asString()).contains("410");
    var missed = takeIn(1).getFirst();

    outlet.server.answer(204);
    outlet.change(Map.of("status", "active"));

    await().untilAsserted(() -> assertThat(outlet.states(refused)).containsExactly("delivered"));
    await().untilAsserted(() -> assertThat(outlet.states(missed)).containsExactly("delivered"));
  }

  @Test
  void triesAgainAtOnceWhenSomebodyHasRepairedTheEndpoint() {
    outlet.server.answer(500);
    var id = takeIn(1).getFirst();
    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("failed"));

    outlet.server.answer(204);
    outlet.change(Map.of("headers", Map.of("X-Api-Key", "now it is there")));

    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("delivered"));
  }

  private List<String> takeIn(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(_ -> {
      var id = freshId();
      wire.takeIn(article(id, 1, section));
      return id;
    }).toList();
  }

  private int received(List<String> articles) {
    return articles.stream().mapToInt(id -> outlet.server.of(id).size()).sum();
  }

  private List<String> events() {
    return outlet.events().stream().map(event -> event.get("status").asString()).toList();
  }

  private List<String> details() {
    return outlet.events().stream().map(event -> event.get("detail").asString()).toList();
  }
}
