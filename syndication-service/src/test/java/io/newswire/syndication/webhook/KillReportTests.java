package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.webhook.PartnerDesk.encoded;
import static io.newswire.syndication.webhook.PartnerDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestKeys;
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

/** Who had it, who has taken it down, and who has not. */
@OutboundTest
class KillReportTests {
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
  void saysWhoHadItAndThatNobodyWasToldAsLongAsItStands() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    desk.takeIn(article(id, 2, section));
    desk.awaitStates(id, "delivered", "delivered");

    var report = report();

    assertThat(report.has("kill")).isFalse();
    assertThat(report.get("recipients").asInt()).isOne();
    var line = report.get("lines").get(0);
    assertThat(line.get("via").asString()).isEqualTo("webhook");
    assertThat(line.get("place").asString()).isEqualTo(endpoint);
    assertThat(line.get("url").asString()).isEqualTo(receiver.url());
    assertThat(line.get("had").values()).extracting(had -> had.get("revision").asInt())
        .containsExactly(1, 2);
    assertThat(line.get("had").get(0).get("received").asBoolean()).isTrue();
    assertThat(line.get("standing").get("state").asString()).isEqualTo("none");
  }

  @Test
  void tellsWhoHasConfirmedAndWhoIsOutstandingAndWhy() {
    try (var deaf = new TestPartner()) {
      var deafEndpoint = desk.endpoint(deaf, section);
      desk.takeIn(article(id, 1, section));
      desk.awaitStates(id, "delivered", "delivered");
      deaf.answer(503);

      desk.takeIn(kill(id, 2, "The quote is not authentic."));

      eventually().untilAsserted(() -> assertThat(desk.states(id))
          .containsExactlyInAnyOrder("delivered", "delivered", "delivered", "failed"));
      var report = report();
      assertThat(report.get("kill").get("reason").asString())
          .isEqualTo("The quote is not authentic.");
      assertThat(report.get("confirmed").asInt()).isOne();
      assertThat(report.get("outstanding").asInt()).isOne();
      var standing = line(report, deafEndpoint).get("standing");
      assertThat(standing.get("why").asString()).contains("503");
      assertThat(standing.get("lastStatus").asInt()).isEqualTo(503);
      assertThat(standing.has("nextAttemptAt")).isTrue();
      assertThat(line(report, endpoint).get("standing").has("confirmedAt")).isTrue();
    }
  }

  @Test
  void sendsTheKillOfAClosedEndpointFirstOfAllWhenItIsOpenedAgain() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    receiver.answer(410);
    var closing = freshId();
    desk.takeIn(article(closing, 1, section));
    desk.awaitStates(closing, "abandoned");

    desk.takeIn(kill(id, 2, "Hoax"));

    assertThat(line(report(), endpoint).get("standing").get("why").asString())
        .contains("disabled").contains("410");
    receiver.answer(204);
    desk.change(endpoint, "active");
    eventually().untilAsserted(
        () -> assertThat(report().get("confirmed").asInt()).isOne());
  }

  @Test
  void triesAKillAtAnEndpointThatWasDisabledForFailing() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    jdbc.sql("UPDATE endpoint SET status = 'DISABLED', status_reason = 'failed' WHERE id = ?")
        .param(endpoint).update();
    var waiting = freshId();
    desk.takeIn(article(waiting, 1, section));

    desk.takeIn(kill(id, 2, "Hoax"));

    desk.awaitStates(id, "delivered", "delivered");
    assertThat(desk.states(waiting)).containsExactly("pending");
  }

  @Test
  void keepsAKillThatWasAnsweredWithGoneUntilTheEndpointIsOpenedAgain() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    receiver.answer(410);
    desk.takeIn(kill(id, 2, "Hoax"));
    desk.awaitStates(id, "failed", "delivered");

    receiver.answer(204);
    clock.advance(Duration.ofSeconds(10));
    desk.change(endpoint, "active");

    desk.awaitStates(id, "delivered", "delivered");
  }

  @Test
  void findsThePartnerAtAnotherEndpointWhereTheOneThatHadItIsGone() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    try (var next = new TestPartner()) {
      desk.remove(endpoint);
      desk.endpoint(next, "another");

      desk.takeIn(kill(id, 2, "Hoax"));

      eventually().untilAsserted(() -> assertThat(next.of(id)).hasSize(1));
      eventually().untilAsserted(() -> {
        var gone = line(report(), endpoint);
        assertThat(gone.get("had").get(0).get("revision").asInt()).isOne();
        assertThat(gone.get("standing").get("state").asString()).isEqualTo("confirmed");
        assertThat(gone.get("standing").get("why").asString()).contains("another endpoint");
      });
    }
  }

  @Test
  void reachesWhomAWorkerHadBegunToSendToBeforeItDied() {
    receiver.hang();
    desk.takeIn(article(id, 1, section));
    eventually().untilAsserted(() -> assertThat(receiver.of(id)).hasSize(1));
    desk.change(endpoint, "paused");
    desk.awaitStates(id, "failed");
    // As if its worker had died before it could tell: what is left is a lease that lapses.
    jdbc.sql("UPDATE delivery SET state = 'PENDING', attempts = 0 WHERE article_id = ?").param(id)
        .update();
    jdbc.sql("""
        INSERT INTO delivery_lease (delivery_id, endpoint_id, article_id, leased_until)
        SELECT id, endpoint_id, article_id, 'epoch' FROM delivery WHERE article_id = ?
        """).param(id).update();
    desk.takeIn(article(id, 2, section));

    desk.takeIn(kill(id, 3, "Hoax"));

    desk.awaitStates(id, "pending", "superseded", "superseded");
    assertThat(line(report(), endpoint).get("had").get(0).get("received").asBoolean()).isFalse();
  }

  @Test
  void countsWhoFetchedItInAPrivateFeed() {
    desk.takeIn(article(id, 1, "elsewhere"));
    fetched(1);

    desk.takeIn(kill(id, 2, "Hoax"));

    // A feed brings news when it is asked for; the webhook is sooner.
    eventually().untilAsserted(() -> assertThat(receiver.of(id)).hasSize(1));
    eventually().untilAsserted(() -> assertThat(report().get("confirmed").asInt()).isEqualTo(2));
    var feed = line(report(), "wire");
    assertThat(feed.get("via").asString()).isEqualTo("feed");
    assertThat(feed.get("had").get(0).get("agent").asString()).isEqualTo("Reader/1");
    assertThat(feed.get("standing").get("why").asString()).contains("another endpoint");

    fetched(0);

    assertThat(line(report(), "wire").get("standing").get("why").asString())
        .contains("fetched the feed");

    desk.leave();

    var anonymous = report();
    assertThat(anonymous.get("confirmed").asInt()).isEqualTo(2);
    assertThat(anonymous.get("lines").values()).extracting(line -> line.get("via").asString())
        .containsExactlyInAnyOrder("webhook", "feed");
    assertThat(anonymous.toString()).doesNotContain(desk.partner).doesNotContain("Reader/1");
  }

  @Test
  void previewsAKillToAPartnerThatHadTheStoryFromAPrivateFeed() {
    desk.takeIn(article(id, 1, "elsewhere"));
    fetched(1);
    desk.change(endpoint, "paused");
    desk.takeIn(kill(id, 2, "Hoax"));

    var preview = desk.get("/partners/" + desk.partner + "/endpoints/" + endpoint
        + "/preview?article=" + PartnerDesk.encoded(id));

    assertThat(preview.get("sent").asBoolean()).isTrue();
    assertThat(preview.get("why").asString()).contains("private feed");
  }

  private void fetched(long revision) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql("""
        INSERT INTO feed_fetches (article_id, partner_id, feed, revision, removal, token_id, agent,
          first_fetched, last_fetched)
        VALUES (?, ?, 'wire', ?, ?, 't', 'Reader/1', ?, ?)
        """)
        .params(id, desk.partner, revision, revision == 0, now, now)
        .update();
  }

  @Test
  void saysAfterAnErasureThatSomebodyHadItAndNotWho() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    desk.takeIn(kill(id, 2, "Hoax"));
    desk.awaitStates(id, "delivered", "delivered");

    desk.leave();

    var report = report();
    assertThat(report.get("recipients").asInt()).isOne();
    assertThat(report.get("confirmed").asInt()).isOne();
    var line = report.get("lines").get(0);
    assertThat(line.has("partner")).isFalse();
    assertThat(line.has("place")).isFalse();
    assertThat(report.toString()).doesNotContain(desk.partner).doesNotContain(endpoint)
        .doesNotContain("Evening");
  }

  @Test
  void forgetsAKillAfterTwoYearsAndNothingThatStands() {
    var standing = freshId();
    desk.takeIn(article(id, 1, section), article(standing, 1, section));
    desk.awaitStates(id, "delivered");
    desk.awaitStates(standing, "delivered");
    desk.takeIn(kill(id, 2, "Hoax"));
    desk.awaitStates(id, "delivered", "delivered");

    clock.advance(Duration.ofDays(729));
    keeping.tidy();
    assertThat(report().get("recipients").asInt()).isOne();

    clock.advance(Duration.ofDays(2));
    keeping.tidy();
    assertThat(report().get("recipients").asInt()).isZero();
    assertThat(desk.states(standing)).containsExactly("delivered");
  }

  @Test
  void triesForFourteenDaysAndSaysThatItGaveUp() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    receiver.answer(500);
    var killedAt = clock.instant();
    desk.takeIn(kill(id, 2, "Hoax"));
    var attempts = 1;
    while (clock.instant().isBefore(killedAt.plus(Duration.ofDays(14)))) {
      var made = attempts++;
      eventually().untilAsserted(
          () -> assertThat(line(report(), endpoint).get("standing").get("attempts").asInt())
              .isGreaterThanOrEqualTo(made));
      assertThat(line(report(), endpoint).get("standing").has("nextAttemptAt")).isTrue();
      clock.advance(Duration.ofHours(24));
    }

    eventually().untilAsserted(
        () -> assertThat(line(report(), endpoint).get("standing").get("why").asString())
            .contains("given up").contains("500"));
  }

  @Test
  void comesAsCsvAndAsAPageThatCanBePrinted() throws Exception {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    desk.takeIn(kill(id, 2, "Not \"authentic\", <b>sorry</b>"));
    desk.awaitStates(id, "delivered", "delivered");
    var path = "/articles/" + encoded(id) + "/kill-report";

    var csv = desk.administrator().get(path + ".csv");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("article,partner_id,partner,via,").contains("\r\n" + id + ",")
        .contains(",webhook," + endpoint + ",").contains(",confirmed,");
    assertThat(accepting("text/csv", path).body()).isEqualTo(csv.body());

    var page = desk.administrator().get(path + ".html");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("The Evening &lt;Post&gt;", "&lt;b&gt;sorry&lt;/b&gt;",
        "1 confirmed the kill").doesNotContain("<b>sorry");
    assertThat(accepting("text/html,application/xhtml+xml,*/*;q=0.8", path).body())
        .contains("<!DOCTYPE html>");
    assertThat(accepting("*/*", path).headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(desk.administrator().get(path + ".json").body()).startsWith("{\"article\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".json", ".csv", ".html"})
  void isNobodysBusinessButTheAdministrators(String extension) throws Exception {
    desk.takeIn(article(id, 1, section));
    try (var client = HttpClient.newHttpClient()) {
      for (var method : List.of("GET", "HEAD")) {
        var answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
            + "/articles/" + encoded(id) + "/kill-report" + extension))
            .method(method, HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void knowsNothingOfAnArticleThatNeverCame() {
    assertThat(desk.administrator().get("/articles/urn%3Ax%3Anever/kill-report").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> accepting(String type, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
          .header("Authorization", "Bearer " + TestKeys.admin()).header("Accept", type).build(),
          BodyHandlers.ofString());
    }
  }

  private JsonNode report() {
    return desk.get("/articles/" + encoded(id) + "/kill-report");
  }

  private static JsonNode line(JsonNode report, String place) {
    return report.get("lines").values().stream()
        .filter(line -> line.has("place") && line.get("place").asString().equals(place))
        .findFirst().orElseThrow();
  }
}
