package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an endpoint can ask for, as its server notices it. */
@OutboundTest
class EndpointOptionsTests {
  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;
  @Autowired
  JdbcClient jdbc;

  private final String section = "s" + UUID.randomUUID();
  private Wire wire;
  private TransactionTemplate transaction;
  private @Nullable Outlet outlet;

  @Autowired
  void wire(TransactionTemplate transaction, Entries entries, DeliveryPlanner planner) {
    this.transaction = transaction;
    wire = new Wire(transaction, entries, planner);
  }

  @AfterEach
  void leave() {
    if (outlet != null) {
      outlet.close();
    }
  }

  @Test
  void getsTheEventsThatItAskedForAndEveryKill() {
    var server = outlet(Map.of("events", List.of("published"))).server;
    var id = takeIn(1);
    await().untilAsserted(() -> assertThat(server.of(id)).hasSize(1));

    takeIn(id, 2);
    wire.takeIn(kill(id, 3, "Hoax"));

    await().untilAsserted(() -> assertThat(server.of(id)).extracting(TestPartner.Received::type)
        .containsExactly("article.published", "article.killed"));
  }

  @Test
  void isToldWhichCharacterCannotBeKept() {
    var outlet = outlet(Map.of());

    var answer = outlet.administrator().patch(outlet.path(),
        Map.of("filter", Map.of("section", "a\u0000b")));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("U+0000");
  }

  @Test
  void getsANewerRevisionOfAStoryThatNeverArrivedWhateverItIsCalled() {
    var outlet = outlet(Map.of("events", List.of("published")));
    outlet.server.answer(500);
    var id = takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("failed"));

    outlet.server.answer(204);
    takeIn(id, 2);

    await().untilAsserted(() -> assertThat(outlet.states(id))
        .containsExactly("delivered", "superseded"));
  }

  @Test
  void getsANoticeWithALinkInPlaceOfTheText() {
    var server = outlet(Map.of("content", "notice")).server;

    var id = takeIn(1);

    await().untilAsserted(() -> assertThat(server.of(id)).hasSize(1));
    var data = server.of(id).getFirst().json().get("data");
    assertThat(data.has("content")).isFalse();
    assertThat(data.get("headline").asString()).contains("Harbour bridge");
    assertThat(data.at("/links/self").asString()).endsWith("/renditions/html");
  }

  @Test
  void seesItsOwnHeadersAndTheBasicCredentialsThatNobodyElseSees() {
    var outlet = outlet(Map.of("headers", Map.of("X-Tenant", "post-7"),
        "authorization", Map.of("basic", Map.of("username", "wire", "password", "open sesame"))));

    var id = takeIn(1);

    await().untilAsserted(() -> assertThat(outlet.server.of(id)).hasSize(1));
    var webhook = outlet.server.of(id).getFirst();
    assertThat(webhook.header("x-tenant")).isEqualTo("post-7");
    assertThat(webhook.header("authorization")).isEqualTo("Basic d2lyZTpvcGVuIHNlc2FtZQ==");
    assertThat(outlet.endpoint().toString()).contains("X-Tenant", "wire")
        .doesNotContain("post-7", "sesame");
    assertThat(outlet.made().toString()).doesNotContain("sesame");
    var sealed = jdbc.sql("SELECT secret FROM endpoint_credentials WHERE endpoint_id = ?")
        .param(outlet.id()).query(byte[].class).single();
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("sesame", "post-7");
  }

  @Test
  void seesABearerTokenUntilItIsTakenAway() {
    var outlet = outlet(Map.of("authorization", Map.of("bearer", "t0ken")));
    var first = takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.server.of(first)).hasSize(1));

    var without = new HashMap<String, Object>();
    without.put("authorization", null);
    outlet.change(without);
    var second = takeIn(1);

    await().untilAsserted(() -> assertThat(outlet.server.of(second)).hasSize(1));
    assertThat(outlet.server.of(first).getFirst().header("authorization"))
        .isEqualTo("Bearer t0ken");
    assertThat(outlet.server.of(second).getFirst().headers()).doesNotContainKey("authorization");
  }

  @Test
  void isTriedAgainByItsOwnSchedule() {
    var outlet = outlet(Map.of("retries", List.of("7m")));
    outlet.server.answer(500);
    var id = takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("failed"));

    assertThat(Instant.parse(outlet.deliveries(id).getFirst().get("nextAttemptAt").asString()))
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(7)));
    clock.advance(Duration.ofMinutes(7));

    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("exhausted"));
  }

  @Test
  void isGivenTheTimeThatItAskedFor() {
    var outlet = outlet(Map.of("timeout", "10s"));
    outlet.server.behave(exchange -> {
      // Longer than the deployment's second.
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(2500).toNanos());
      exchange.sendResponseHeaders(204, -1);
    });

    var id = takeIn(1);

    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("delivered"));
  }

  @Test
  void getsNoMoreAMinuteThanItsRate() {
    var server = outlet(Map.of("ratePerMinute", 60, "concurrency", 8)).server;
    var ids = List.of(takeIn(1), takeIn(1), takeIn(1));

    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received(server, ids))
        .isEqualTo(1));
    clock.advance(Duration.ofMillis(900));
    await().during(Duration.ofMillis(200)).untilAsserted(() -> assertThat(received(server, ids))
        .isEqualTo(1));
    clock.advance(Duration.ofMillis(100));
    await().untilAsserted(() -> assertThat(received(server, ids)).isEqualTo(2));
    clock.advance(Duration.ofSeconds(1));
    await().untilAsserted(() -> assertThat(received(server, ids)).isEqualTo(3));
  }

  /** The first delivery at a rate waited for the endpoint, whose removal waited for the delivery. */
  @Test
  void isRemovedWhileItsFirstDeliveryAtARateIsClaimed() {
    var outlet = outlet(Map.of("ratePerMinute", 60));
    var embargo = clock.instant().plus(Duration.ofMinutes(10));
    var id = freshId();
    wire.takeIn(
        article(id, 1, builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    transaction.executeWithoutResult(_ -> {
      // As its removal does first.
      jdbc.sql("SELECT 1 FROM endpoint WHERE id = ? FOR UPDATE").param(outlet.id())
          .query(Integer.class).single();
      clock.advance(Duration.ofMinutes(10));
      await().untilAsserted(() -> assertThat(outlet.server.of(id)).hasSize(1));
      jdbc.sql("DELETE FROM endpoint WHERE id = ?").param(outlet.id()).update();
    });

    assertThat(outlet.administrator().get(outlet.path()).statusCode()).isEqualTo(404);
  }

  @Test
  void getsNoMoreAtOnceThanItsConcurrency() {
    var server = outlet(Map.of("concurrency", 1)).server;
    server.hang();

    var ids = List.of(takeIn(1), takeIn(1), takeIn(1));

    await().untilAsserted(() -> assertThat(received(server, ids)).isEqualTo(1));
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received(server, ids))
        .isEqualTo(1));
  }

  @Test
  void getsEverythingInOrderWhereItWantsThatAndOnlyAKillOvertakes() {
    var outlet = outlet(Map.of("order", "endpoint"));
    var killed = takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.states(killed)).containsExactly("delivered"));
    outlet.server.answer(500);
    var first = takeIn(1);
    await().untilAsserted(() -> assertThat(outlet.states(first)).containsExactly("failed"));
    outlet.server.answer(204);

    var second = takeIn(1);
    var third = takeIn(1);
    wire.takeIn(kill(killed, 2, "Hoax"));

    await().untilAsserted(() -> assertThat(outlet.server.of(killed)).hasSize(2));
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(
        received(outlet.server, List.of(second, third))).isZero());
    clock.advance(Duration.ofSeconds(6));
    await().untilAsserted(() -> assertThat(outlet.server.of(third)).hasSize(1));
    assertThat(outlet.server.articles()).containsSubsequence(first, second, third);
    assertThat(outlet.server.of(first)).hasSize(2);
  }

  @Test
  void takesANullForTheUsualAndShowsWhatIsSet() {
    var outlet = outlet(Map.of("timeout", "20s", "retries", List.of("90s", "2h", "1d"),
        "concurrency", 3, "ratePerMinute", 120, "order", "endpoint", "content", "notice"));

    assertThat(outlet.endpoint().toString()).contains("\"timeout\":\"20s\"",
        "\"retries\":[\"90s\",\"2h\",\"24h\"]", "\"concurrency\":3", "\"ratePerMinute\":120",
        "\"order\":\"endpoint\"", "\"content\":\"notice\"");
    var usual = new HashMap<String, Object>();
    for (var field : List.of("timeout", "retries", "concurrency", "ratePerMinute", "order")) {
      usual.put(field, null);
    }
    var changed = outlet.change(usual);

    assertThat(changed.has("timeout") || changed.has("retries") || changed.has("concurrency")
        || changed.has("ratePerMinute")).isFalse();
    assertThat(changed.get("order").asString()).isEqualTo("article");
    assertThat(changed.get("content").asString()).isEqualTo("notice");
  }

  @Test
  void isToldEverythingThatIsWrongAtOnce() {
    var outlet = outlet(Map.of());

    var answer = outlet.administrator().patch(outlet.path(), Map.of(
        "events", List.of("published", "killed"), "content", "thin", "timeout", "5m",
        "retries", List.of("5"), "concurrency", 0, "ratePerMinute", 1.5, "order", "any",
        "headers", Map.of("Host", "elsewhere", "webhook-id", "mine", "X-A", "a\r\nb"),
        "authorization", Map.of("bearer", "***")));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/events", "/content", "/timeout", "/retries",
        "/concurrency", "/ratePerMinute", "/order", "/headers/Host", "/headers/webhook-id",
        "/headers/X-A", "/authorization/bearer");
  }

  private Outlet outlet(Map<String, ?> options) {
    outlet = new Outlet(port, section, options);
    return outlet;
  }

  private String takeIn(long revision) {
    return takeIn(freshId(), revision);
  }

  private String takeIn(String id, long revision) {
    wire.takeIn(article(id, revision, section));
    return id;
  }

  private static int received(TestPartner server, List<String> articles) {
    return articles.stream().mapToInt(id -> server.of(id).size()).sum();
  }
}
