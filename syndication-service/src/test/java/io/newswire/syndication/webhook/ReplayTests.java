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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was missed, failed or lost is sent again. */
@OutboundTest
class ReplayTests {
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  Replayer replayer;
  @Autowired
  MutableClock clock;

  private final TestPartner receiver = new TestPartner();
  private final String section = "s" + UUID.randomUUID();
  private final String id = freshId();
  private PartnerDesk desk;
  private String endpoint = "";
  private Instant start;

  @BeforeEach
  void register() {
    // What other tests have published stays behind.
    clock.advance(Duration.ofDays(1));
    start = clock.instant();
    desk = new PartnerDesk(port, transaction, entries, planner);
    endpoint = desk.endpoint(receiver, section);
  }

  @AfterEach
  void leave() {
    desk.leave();
    receiver.close();
  }

  @Test
  void sendsOneDeliveryAgainUnderItsIdAndSaysSo() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");

    resend(webhookId(id));

    eventually().untilAsserted(() -> assertThat(receiver.of(id)).hasSize(2));
    var first = receiver.of(id).getFirst();
    var second = receiver.of(id).getLast();
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(first.header("newswire-replay")).isEmpty();
    assertThat(second.header("newswire-replay")).isEqualTo("resend");
    assertThat(second.json().get("replay").asString()).isEqualTo("resend");
    desk.awaitStates(id, "delivered");
    assertThat(desk.get("/partners/" + desk.partner + "/deliveries/" + webhookId(id))
        .get("attempts")).hasSize(2);
  }

  @Test
  void startsTheScheduleAnewForWhatIsSentAgain() {
    receiver.answer(500);
    desk.takeIn(article(id, 1, section));
    for (var attempts = 1; attempts <= 12; attempts++) {
      var made = attempts;
      eventually().untilAsserted(() -> assertThat(
          desk.deliveries("article=" + encoded(id)).getFirst().get("attempts")).hasSize(made));
      clock.advance(Duration.ofHours(25));
    }
    desk.awaitStates(id, "exhausted");

    resend(webhookId(id));
    desk.awaitStates(id, "failed");
    receiver.answer(204);
    // As long as an endpoint that fails is held at the longest.
    clock.advance(Duration.ofMinutes(6));

    desk.awaitStates(id, "delivered");
  }

  @Test
  void sendsNoRevisionThatANewerOneReplaced() {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    var old = webhookId(id);
    desk.takeIn(article(id, 2, section));
    desk.awaitStates(id, "delivered", "delivered");

    var answer = desk.administrator()
        .post("/partners/" + desk.partner + "/deliveries/" + old + "/resend", Map.of());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("delivery-superseded");
    assertThat(receiver.of(id)).hasSize(2);
  }

  @Test
  void sendsWhatFailedSinceThen() throws Exception {
    receiver.answer(500);
    var other = freshId();
    desk.takeIn(article(id, 1, section), article(other, 1, section));
    desk.awaitStates(id, "failed");
    desk.awaitStates(other, "failed");
    desk.takeIn(article(other, 2, section));
    receiver.answer(204);
    desk.awaitStates(other, "delivered", "superseded");

    var replay = start("failed", null);
    goOn(1);

    desk.awaitStates(id, "delivered");
    assertThat(receiver.of(id).getLast().header("newswire-replay")).isEqualTo(replay);
    assertThat(receiver.of(other)).hasSizeLessThanOrEqualTo(2);
    eventually().untilAsserted(() -> {
      var progress = progress(replay);
      assertThat(progress.get("state").asString()).isEqualTo("done");
      assertThat(progress.get("planned").asInt()).isOne();
      assertThat(progress.get("delivered").asInt()).isOne();
    });
  }

  @Test
  void sendsWhatADisabledEndpointMissedAndNothingThatItGot() throws Exception {
    var got = freshId();
    var killed = freshId();
    var elsewhere = freshId();
    desk.takeIn(article(got, 1, section), article(killed, 1, section));
    desk.awaitStates(got, "delivered");
    desk.awaitStates(killed, "delivered");
    receiver.answer(410);
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "abandoned");
    desk.takeIn(article(id, 2, section), article(elsewhere, 1, "elsewhere"));
    desk.takeIn(kill(killed, 2, "Hoax"));
    receiver.answer(204);

    var replay = start("missed", null);
    goOn(1);
    assertThat(progress(replay).get("waiting").asString()).contains("disabled");
    assertThat(progress(replay).get("planned").asInt()).isZero();

    desk.change(endpoint, "active");
    eventually().untilAsserted(() -> assertThat(receiver.of(killed)).hasSize(2));
    goOn(1);

    eventually().untilAsserted(() -> assertThat(receiver.of(id).getLast().revision())
        .isEqualTo(2));
    awaitDone(replay);
    assertThat(receiver.of(got)).hasSize(1);
    assertThat(receiver.of(killed)).hasSize(2);
    assertThat(receiver.of(elsewhere)).isEmpty();
  }

  @Test
  void sendsWhatAWiderFilterWouldHaveTaken() throws Exception {
    var elsewhere = "s" + UUID.randomUUID();
    var got = freshId();
    desk.takeIn(article(id, 1, elsewhere), article(got, 1, section));
    desk.awaitStates(got, "delivered");
    desk.administrator().patch("/partners/" + desk.partner + "/endpoints/" + endpoint,
        Map.of("filter", Map.of("sections", List.of(section, elsewhere))));

    var replay = start("missed", null);
    goOn(1);

    desk.awaitStates(id, "delivered");
    awaitDone(replay);
    assertThat(receiver.of(id).getFirst().type()).isEqualTo("article.published");
    assertThat(receiver.of(got)).hasSize(1);
  }

  @Test
  void fillsANewEndpointNoFasterThanAsked() throws Exception {
    var ids = new ArrayList<String>();
    for (var count = 0; count < 12; count++) {
      ids.add(freshId());
      desk.takeIn(article(ids.getLast(), 1, section));
    }
    try (var newcomer = new TestPartner()) {
      endpoint = desk.endpoint(newcomer, section);
      var replay = start("matching", null, 5);
      assertThat(progress(replay).get("toExamine").asInt()).isEqualTo(12);

      for (var second = 1; second <= 2; second++) {
        clock.advance(Duration.ofSeconds(1));
        replayer.goOn();
        var most = second * 5;
        eventually().untilAsserted(() -> assertThat(received(newcomer, ids)).isEqualTo(most));
      }
      goOn(2);

      eventually().untilAsserted(() -> assertThat(received(newcomer, ids)).isEqualTo(12));
      awaitDone(replay);
      assertThat(newcomer.of(ids.getFirst()).getFirst().type()).isEqualTo("article.published");
      assertThat(newcomer.of(ids.getFirst()).getFirst().json().get("replay").asString())
          .isEqualTo(replay);
      assertThat(receiver.of(ids.getFirst()).getFirst().json().has("replay")).isFalse();
    }
  }

  private static long received(TestPartner partner, Iterable<String> ids) {
    var count = 0L;
    for (var one : ids) {
      count += partner.of(one).size();
    }
    return count;
  }

  @Test
  void sendsEverythingAgainToWhoLostItAll() throws Exception {
    var gone = freshId();
    desk.takeIn(article(id, 1, section), article(gone, 1, section));
    desk.awaitStates(id, "delivered");
    desk.awaitStates(gone, "delivered");
    desk.takeIn(kill(gone, 2, "Hoax"));
    desk.awaitStates(gone, "delivered", "delivered");

    var replay = start("matching", null);
    goOn(1);

    awaitDone(replay);
    assertThat(receiver.of(id)).extracting(TestPartner.Received::revision).containsExactly(1L, 1L);
    assertThat(receiver.of(gone)).extracting(TestPartner.Received::type)
        .containsExactly("article.published", "article.killed", "article.killed");
  }

  @Test
  void isTheSameReplayUnderTheSameKey() throws Exception {
    desk.takeIn(article(id, 1, section));
    desk.awaitStates(id, "delivered");
    var key = UUID.randomUUID().toString();

    var replay = start("matching", key);
    assertThat(start("matching", key)).isEqualTo(replay);
    goOn(1);
    awaitDone(replay);
    assertThat(start("matching", key)).isEqualTo(replay);
    goOn(2);

    assertThat(receiver.of(id)).hasSize(2);
    assertThat(ask("failed", key, 20).statusCode()).isEqualTo(409);
    assertThat(desk.get(path()).get("replays")).hasSize(1);
  }

  @Test
  void plansNoMoreOnceItIsCanceled() throws Exception {
    for (var count = 0; count < 6; count++) {
      desk.takeIn(article(freshId(), 1, section));
    }
    eventually().untilAsserted(
        () -> assertThat(desk.deliveries("state=delivered")).hasSize(6));
    var replay = start("matching", null, 2);
    goOn(1);

    assertThat(desk.administrator().delete(path() + "/" + replay).statusCode()).isEqualTo(200);
    goOn(3);

    assertThat(progress(replay).get("state").asString()).isEqualTo("canceled");
    assertThat(progress(replay).get("planned").asInt()).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    var answer = desk.administrator().post(path(),
        Map.of("kind", "all", "since", "yesterday", "perSecond", 100_000));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/kind", "/since", "/perSecond");
    assertThat(desk.administrator().post("/partners/x/endpoints/" + endpoint + "/replays",
        Map.of("kind", "missed", "since", "2026-11-23T12:00:00Z")).statusCode()).isEqualTo(404);
    assertThat(desk.administrator().get(path() + "/rpl_none").statusCode()).isEqualTo(404);
  }

  private void goOn(int seconds) {
    for (var second = 0; second < seconds; second++) {
      clock.advance(Duration.ofSeconds(1));
      replayer.goOn();
    }
  }

  private String path() {
    return "/partners/" + desk.partner + "/endpoints/" + endpoint + "/replays";
  }

  private String start(String kind, @Nullable String key)
      throws Exception {
    return start(kind, key, 20);
  }

  private String start(String kind, @Nullable String key, int perSecond)
      throws Exception {
    var answer = ask(kind, key, perSecond);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JSON.readTree(answer.body()).get("id").asString();
  }

  private HttpResponse<String> ask(String kind, @Nullable String key,
      int perSecond) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path()))
        .header("Authorization", "Bearer " + TestKeys.admin())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(
            Map.of("kind", kind, "since", start.toString(), "perSecond", perSecond))));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private JsonNode progress(String replay) {
    return desk.get(path() + "/" + replay);
  }

  private void awaitDone(String replay) {
    eventually().untilAsserted(() -> {
      goOn(1);
      assertThat(progress(replay).get("state").asString()).isEqualTo("done");
    });
  }

  private String webhookId(String article) {
    return desk.deliveries("article=" + encoded(article)).getFirst().get("id").asString();
  }

  private void resend(String webhookId) {
    desk.created("/partners/" + desk.partner + "/deliveries/" + webhookId + "/resend", Map.of());
  }
}
