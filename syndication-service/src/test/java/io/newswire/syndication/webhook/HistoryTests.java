package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.webhook.PartnerDesk.encoded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What can be told afterwards of what was sent, and for how long. */
@OutboundTest
class HistoryTests {
  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  MutableClock clock;
  @Autowired
  JdbcClient jdbc;
  @Autowired
  HistoryKeeping keeping;
  @Autowired
  AttemptPartitions partitions;

  private final TestPartner receiver = new TestPartner();
  private final String section = "s" + UUID.randomUUID();
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
  void tellsEverythingOfAnAttempt() {
    var id = freshId();
    receiver.behave(exchange -> {
      exchange.getResponseHeaders().add("X-Trouble", "7");
      exchange.getResponseHeaders().add("Set-Cookie", "session=hush");
      var body = "no \u0000 today".getBytes(UTF_8);
      exchange.sendResponseHeaders(503, body.length);
      exchange.getResponseBody().write(body);
    });

    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "failed");

    var listed = desk.deliveries("article=" + encoded(id)).getFirst();
    var webhookId = listed.get("id").asString();
    assertThat(listed.get("attempts").get(0).has("response")).isFalse();
    var delivery = desk.get("/partners/" + desk.partner + "/deliveries/" + webhookId);
    var attempt = delivery.get("attempts").get(0);
    assertThat(attempt.get("status").asInt()).isEqualTo(503);
    assertThat(attempt.get("response").asString()).isEqualTo("no  today");
    assertThat(attempt.get("remoteAddress").asString()).startsWith("127.0.0.1:");
    assertThat(attempt.get("timing").get("firstByteMs").asDouble()).isPositive();
    assertThat(Instant.parse(attempt.get("nextAttemptAt").asString())).isAfter(clock.instant());
    assertThat(header(attempt, "requestHeaders", "webhook-id")).isEqualTo(webhookId);
    assertThat(header(attempt, "requestHeaders", "User-Agent")).startsWith("Newswire");
    assertThat(header(attempt, "responseHeaders", "X-trouble")).isEqualTo("7");
    assertThat(delivery.toString()).doesNotContain("hush");
  }

  @Test
  void keepsAnswersUpToSixteenKibibytes() {
    var id = freshId();
    receiver.behave(exchange -> {
      exchange.sendResponseHeaders(500, 100_000);
      exchange.getResponseBody().write(new byte[100_000]);
    });

    desk.takeIn(article(id, 1, section));

    desk.awaitStates(id, "failed");
    assertThat(jdbc.sql("""
        SELECT count(*) FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
        WHERE d.article_id = ? AND length(a.response) <= 16384
        """).param(id).query(Long.class).single()).isOne();
  }

  @Test
  void pagesByCursorAndFilters() {
    var ids = new ArrayList<String>();
    for (var count = 0; count < 5; count++) {
      var id = freshId();
      ids.addFirst(id);
      desk.takeIn(article(id, 1, section));
      desk.awaitStates(id, "delivered");
    }
    var start = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    receiver.answer(500);
    var failing = freshId();
    desk.takeIn(article(failing, 1, section));
    desk.awaitStates(failing, "failed");

    var paged = new ArrayList<String>();
    var path = "/partners/" + desk.partner + "/deliveries?limit=2&state=delivered&endpoint="
        + endpoint + "&since=" + start.minusSeconds(1) + "&until=" + start.plusSeconds(1);
    while (path != null) {
      var page = desk.get(path);
      page.get("deliveries").values().forEach(one -> paged.add(one.get("articleId").asString()));
      path = page.has("next") ? page.get("next").asString() : null;
    }

    assertThat(paged).isEqualTo(ids);
    assertThat(desk.deliveries("since=" + start.plusSeconds(1)))
        .extracting(one -> one.get("articleId").asString()).containsExactly(failing);
    assertThat(desk.deliveries("endpoint=another")).isEmpty();
    assertThat(desk.deliveries("article=" + encoded(ids.get(2)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "state=lost", "since=yesterday",
      "until=12", "before=x", "before=1", "before=99999999999999999999-1",
      "before=9223372036854775807-1", "since=%2B999999-01-01T00:00:00Z", "article=%00"})
  void saysWhatIsWrongWithAQuestion(String query) {
    var answer = desk.administrator().get("/partners/" + desk.partner + "/deliveries?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/" + query.split("=")[0]);
  }

  @Test
  void knowsNoDeliveryOfAnotherPartner() {
    var id = freshId();
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    var webhookId = desk.deliveries("article=" + encoded(id)).getFirst().get("id").asString();
    var other = new PartnerDesk(port, transaction, entries, planner);

    assertThat(other.administrator().get("/partners/" + other.partner + "/deliveries/" + webhookId)
        .statusCode()).isEqualTo(404);
    other.leave();
  }

  @Test
  void dropsAttemptsPastTheirRetentionAndKeepsTheDelivery() {
    var id = freshId();
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    assertThat(attempts(id)).isOne();

    clock.advance(Duration.ofDays(29));
    keeping.tidy();
    assertThat(attempts(id)).isOne();

    clock.advance(Duration.ofDays(2));
    keeping.tidy();
    assertThat(attempts(id)).isZero();
    assertThat(desk.states(id)).containsExactly("delivered");
    assertThat(jdbc.sql("SELECT to_regclass('delivery_attempt_20261123') IS NULL")
        .query(Boolean.class).single()).isTrue();
  }

  @Test
  void makesAPartitionOnceWhoeverAsksFirst() {
    var day = clock.instant().plus(Duration.ofDays(500));
    var another = new AttemptPartitions(jdbc, transaction);

    partitions.provideFor(Set.of(day, day.plusSeconds(1)));
    another.provideFor(Set.of(day));

    assertThat(jdbc.sql("""
        SELECT count(*) FROM pg_inherits WHERE inhparent = 'delivery_attempt'::regclass
          AND inhrelid = to_regclass(?)
        """).param("delivery_attempt_" + day.toString().substring(0, 10).replace("-", ""))
        .query(Long.class).single()).isOne();
  }

  @Test
  void forgetsWhatWasNeverSentAndKeepsWhatWas() {
    var id = freshId();
    desk.change(endpoint, "paused");
    desk.takeIn(article(id, 1, section));
    desk.takeIn(article(id, 2, section));
    desk.change(endpoint, "active");
    desk.awaitStates(id, "delivered", "superseded");

    clock.advance(Duration.ofDays(31));
    keeping.tidy();

    assertThat(desk.states(id)).containsExactly("delivered");
  }

  @Test
  void leavesNothingThatNamesAPartnerWhoWasErased() {
    var id = freshId();
    receiver.answer(500);
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "failed");

    assertThat(desk.administrator().delete("/partners/" + desk.partner).statusCode())
        .isEqualTo(204);

    var naming = new ArrayList<String>();
    for (var table : jdbc.sql("""
        SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        """).query(String.class).list()) {
      for (var word : List.of(desk.partner, endpoint, receiver.url())) {
        if (requireNonNull(jdbc.sql(
            "SELECT EXISTS (SELECT FROM \"" + table + "\" t WHERE strpos(t::text, ?) > 0)")
            .param(word).query(Boolean.class).single())) {
          // Who did what to which id stays in the audit log; nothing of what it was does.
          if (!table.startsWith("audit_") || word.startsWith("http")) {
            naming.add(table + ": " + word);
          }
        }
      }
    }
    assertThat(naming).isEmpty();
    assertThat(jdbc.sql("SELECT had FROM kill_ledger WHERE article_id = ?").param(id)
        .query(String.class).single()).contains("\"revision\" : 1");
  }

  private long attempts(String article) {
    return jdbc.sql("""
        SELECT count(*) FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
        WHERE d.article_id = ?
        """).param(article).query(Long.class).single();
  }

  private static String header(JsonNode attempt, String list, String name) {
    return attempt.get(list).values().stream()
        .filter(header -> header.get("name").asString().equals(name))
        .map(header -> header.get("value").asString()).findFirst().orElse("");
  }
}
