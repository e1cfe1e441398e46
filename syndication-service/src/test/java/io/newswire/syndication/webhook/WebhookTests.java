package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries as a partner meets them: real HTTP, real PostgreSQL, a clock that the test moves. */
@OutboundTest
class WebhookTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  Deliveries deliveries;
  @Autowired
  JdbcClient jdbc;
  @Autowired
  MutableClock clock;

  private final TestPartner partner = new TestPartner();
  private final String section = "s" + UUID.randomUUID();
  private String partnerId = "";
  private String secret = "";

  @BeforeEach
  void register() throws Exception {
    partnerId = post("/partners", Map.of("name", "The Evening Post")).get("id").asString();
    secret = endpoint(partner, Map.of("sections", List.of(section))).get("secret").asString();
  }

  @AfterEach
  void leave() throws Exception {
    send(HttpRequest.newBuilder(uri("/partners/" + partnerId)).DELETE());
    partner.close();
  }

  @Test
  void deliversASignedWebhookThatThePublicLibraryVerifies() throws Exception {
    var id = freshId();

    takeIn(article(id, 1, section));

    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(1));
    var webhook = partner.of(id).getFirst();
    assertThat(webhook.type()).isEqualTo("article.published");
    assertThat(webhook.json().get("data").get("content").asString())
        .contains("Harbour bridge opens");
    assertThat(webhook.json().get("data").get("mediaType").asString()).startsWith("text/html");
    assertThat(webhook.json().get("data").get("links").get("alternate").asString())
        .startsWith("https://");
    // The library checks the timestamp against the real clock, so it signs anew what was signed.
    var id1 = webhook.header("webhook-id");
    var timestamp = Long.parseLong(webhook.header("webhook-timestamp"));
    assertThat(webhook.header("webhook-signature").split(" "))
        .contains(new Webhook(secret).sign(id1, timestamp, webhook.body()));
    assertThat(timestamp).isEqualTo(clock.instant().getEpochSecond());
  }

  @Test
  void sendsCorrectionsAndKillsToWhoWasSentTheStoryWhateverItsFilterSays() {
    var id = freshId();
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(1));

    takeIn(article(id, 2,
        builder -> builder.setSections(List.of("elsewhere")).setCorrectionNote("It was six.")));
    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(2));
    takeIn(kill(id, 3, "The quote is not authentic."));

    await().untilAsserted(() -> assertThat(partner.of(id)).extracting(TestPartner.Received::type)
        .containsExactly("article.published", "article.corrected", "article.killed"));
    assertThat(partner.of(id).getLast().json().get("data").get("pubStatus").asString())
        .isEqualTo("CANCELED");
    assertThat(partner.of(id).getLast().json().get("data").get("reason").asString())
        .isEqualTo("The quote is not authentic.");
  }

  /** What is being claimed is not closed, and nobody sees the lease before the claim is committed. */
  @Test
  void sendsAKillToWhomTheStoryIsBeingClaimedForInThatMoment() throws Exception {
    var id = freshId();
    var path = endpointPath();
    patch(path, Map.of("status", "paused"));
    takeIn(article(id, 1, section));

    transaction.executeWithoutResult(_ -> {
      jdbc.sql("SELECT id FROM delivery WHERE article_id = ? FOR NO KEY UPDATE").param(id)
          .query(Long.class).single();
      apart(() -> takeIn(kill(id, 2, "The quote is not authentic.")));
    });
    patch(path, Map.of("status", "active"));

    await().untilAsserted(() -> assertThat(partner.of(id)).extracting(TestPartner.Received::type)
        .containsExactly("article.killed"));
  }

  @Test
  void tellsNobodyOfAKillWhoNeverHadTheStory() throws Exception {
    var id = freshId();
    var other = freshId();

    takeIn(article(id, 1, "elsewhere"));
    takeIn(kill(id, 2, "Hoax"));
    takeIn(article(other, 1, section));

    await().untilAsserted(() -> assertThat(partner.of(other)).hasSize(1));
    assertThat(partner.of(id)).isEmpty();
    assertThat(deliveries(id)).isEmpty();
  }

  @Test
  void triesAgainWithTheSameIdUntilThePartnerTakesIt() throws Exception {
    var id = freshId();
    partner.answer(500);
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(states(id)).containsExactly("failed"));

    partner.answer(204);
    clock.advance(Duration.ofSeconds(6));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("delivered"));
    assertThat(partner.of(id)).hasSize(2);
    assertThat(partner.of(id)).extracting(one -> one.header("webhook-id")).containsOnly(
        partner.of(id).getFirst().header("webhook-id"));
    assertThat(deliveries(id).getFirst().get("attempts")).hasSize(2);
  }

  @Test
  void waitsAsLongAsRetryAfterSays() throws Exception {
    var id = freshId();
    partner.answer(429, "Retry-After", "120");
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(states(id)).containsExactly("failed"));

    var next = java.time.Instant.parse(deliveries(id).getFirst().get("nextAttemptAt").asString());

    assertThat(next).isBetween(clock.instant().plusSeconds(119), clock.instant().plusSeconds(121));
  }

  @Test
  void neverSendsAnOlderRevisionThatANewerOneReplaced() throws Exception {
    var id = freshId();
    partner.answer(500);
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(states(id)).containsExactly("failed"));

    takeIn(article(id, 2, section));
    partner.answer(204);
    await().untilAsserted(() -> assertThat(states(id)).containsExactly("delivered", "superseded"));
    clock.advance(Duration.ofHours(1));

    takeIn(article(id, 3, section));
    await().untilAsserted(() -> assertThat(partner.of(id).getLast().revision()).isEqualTo(3));
    assertThat(partner.of(id)).extracting(TestPartner.Received::revision).isSorted();
  }

  @Test
  void closesARevisionThatWasReplacedWhileItsAttemptFailed() throws Exception {
    var id = freshId();
    partner.behave(exchange -> {
      // The newer revision comes while this one is under way.
      if (partner.of(id).size() == 1) {
        takeIn(article(id, 2, section));
      }
      exchange.sendResponseHeaders(500, -1);
    });
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(2));
    // Until its failure is written down, nothing is due later.
    await().untilAsserted(() -> assertThat(states(id)).containsExactly("failed", "failed"));
    partner.answer(204);

    clock.advance(Duration.ofSeconds(6));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("delivered", "superseded"));
  }

  @Test
  void doesNotFollowRedirects() throws Exception {
    var id = freshId();
    partner.answer(302, "Location", "http://127.0.0.1:1/elsewhere");

    takeIn(article(id, 1, section));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("failed"));
    assertThat(deliveries(id).getFirst().get("attempts").get(0).get("reason").asString())
        .contains("redirects are not followed");
  }

  @Test
  void closesAnEndpointThatIsGone() throws Exception {
    var id = freshId();
    partner.answer(410);

    takeIn(article(id, 1, section));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("abandoned"));
    var endpoints = get("/partners/" + partnerId + "/endpoints").get("endpoints");
    assertThat(endpoints.get(0).get("status").asString()).isEqualTo("disabled");
    assertThat(endpoints.get(0).get("statusReason").asString()).contains("410");
  }

  @Test
  void keepsWhatIsDueForAPausedEndpointAndSendsTheNewestWhenItIsBack() throws Exception {
    var id = freshId();
    var path = endpointPath();
    patch(path, Map.of("status", "paused"));
    takeIn(article(id, 1, section));
    takeIn(article(id, 2, section));
    assertThat(partner.of(id)).isEmpty();

    patch(path, Map.of("status", "active"));

    await()
        .untilAsserted(() -> assertThat(partner.of(id)).extracting(TestPartner.Received::revision)
            .containsExactly(2L));
    // It never had the story: to this endpoint revision 2 is where it begins.
    assertThat(partner.of(id).getFirst().type()).isEqualTo("article.published");
  }

  @Test
  void neverSendsWhatExpiredWhileItWaited() throws Exception {
    var id = freshId();
    var path = endpointPath();
    patch(path, Map.of("status", "paused"));
    takeIn(article(id, 1, builder -> builder.setSections(List.of(section))
        .setExpiresAt(clock.instant().plus(Duration.ofHours(1)))));
    clock.advance(Duration.ofHours(1));

    patch(path, Map.of("status", "active"));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("abandoned"));
    assertThat(partner.of(id)).isEmpty();
    patch(path, Map.of("status", "paused"));
    deliveries.revive(endpointId(), clock.instant().minus(Duration.ofDays(1)), clock.instant());
    assertThat(states(id)).containsExactly("abandoned");
  }

  @Test
  void holdsAnEmbargoedArticleBackToItsMinute() {
    var id = freshId();
    var embargo = clock.instant().plus(Duration.ofHours(2));
    takeIn(
        article(id, 1, builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));
    var marker = freshId();
    takeIn(article(marker, 1, section));
    await().untilAsserted(() -> assertThat(partner.of(marker)).hasSize(1));
    assertThat(partner.of(id)).isEmpty();

    clock.advance(Duration.ofHours(2));

    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(1));
  }

  @Test
  void sendsAnEmbargoedArticleAtOnceToAPartnerThatMayHaveItEarly() throws Exception {
    patch("/partners/" + partnerId, Map.of("earlyAccess", true));
    var id = freshId();
    var embargo = clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
    takeIn(
        article(id, 1, builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(1));
    assertThat(partner.of(id).getFirst().json().get("data").get("embargoUntil").asString())
        .isEqualTo(embargo.toString());

    takeIn(kill(id, 2, "Too early"));
    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(2));
  }

  @Test
  void saysThatAnArticleIsWithheldToWhoHadIt() {
    var id = freshId();
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(1));

    takeIn(article(id, 2,
        builder -> builder.setSections(List.of(section)).setPubStatus(PubStatus.WITHHELD)));

    await().untilAsserted(() -> assertThat(partner.of(id)).hasSize(2));
    assertThat(partner.of(id).getLast().json().get("data").get("pubStatus").asString())
        .isEqualTo("WITHHELD");
  }

  @Test
  void takesABatchThatComesTwiceOnce() throws Exception {
    var id = freshId();
    var change = transaction.execute(_ -> {
      var changes = entries.apply(List.of(article(id, 1, section)));
      planner.plan(changes);
      planner.plan(changes);
      return changes;
    });
    transaction.executeWithoutResult(_ -> planner.plan(change));

    await().untilAsserted(() -> assertThat(states(id)).containsExactly("delivered"));
    assertThat(partner.of(id)).hasSize(1);
  }

  @Test
  void letsAnEndpointThatHangsHoldUpNobody() throws Exception {
    partner.hang();
    try (var healthy = new TestPartner()) {
      endpoint(healthy, Map.of("sections", List.of(section)));
      for (var count = 0; count < 20; count++) {
        takeIn(article(freshId(), 1, section));
      }
      var last = freshId();
      takeIn(article(last, 1, section));

      await().atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(healthy.of(last)).hasSize(1));
    }
  }

  @Test
  void asksForWordsAndForWhatAnArticleIsNot() throws Exception {
    var word = "w" + UUID.randomUUID().toString().replace("-", "");
    try (var reader = new TestPartner()) {
      endpoint(reader, Map.of("text", word + " -ferry", "not", Map.of("contentType", "opinion")));
      var wanted = freshId();
      var ferry = freshId();
      var other = freshId();

      takeIn(article(ferry, 1, builder -> builder.setHeadline("A ferry named " + word)),
          article(other, 1, section),
          article(wanted, 1, builder -> builder.setHeadline("The bridge named " + word)));

      await().untilAsserted(() -> assertThat(reader.of(wanted)).hasSize(1));
      assertThat(deliveries(ferry)).isEmpty();
      assertThat(reader.of(other)).isEmpty();
    }
  }

  @Test
  void namesEverythingThatIsWrongWithAnEndpoint() throws Exception {
    var answer = send(HttpRequest.newBuilder(uri("/partners/" + partnerId + "/endpoints"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(
            "{\"url\":\"http://10.0.0.1/\",\"format\":\"pdf\",\"filter\":{\"sektions\":[]}}")));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/url", "/format", "/filter/sektions",
        "NEWSWIRE_ALLOWED_TARGETS");
  }

  @Test
  void neverShowsASecretTwice() throws Exception {
    assertThat(get("/partners/" + partnerId + "/endpoints").toString()).doesNotContain("whsec_");
  }

  private void takeIn(RenderedArticle... articles) {
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(articles))));
  }

  /** In a transaction that does not see what the test's own holds. */
  private void apart(Runnable work) {
    var other = new TransactionTemplate(requireNonNull(transaction.getTransactionManager()));
    other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    other.executeWithoutResult(_ -> work.run());
  }

  private JsonNode endpoint(TestPartner receiver, Map<String, ?> filter) throws Exception {
    return post("/partners/" + partnerId + "/endpoints",
        Map.of("url", receiver.url(), "format", "html", "filter", filter));
  }

  private List<JsonNode> deliveries(String article) throws Exception {
    return get("/partners/" + partnerId + "/deliveries?article=" + article).get("deliveries")
        .values()
        .stream().toList();
  }

  private String endpointPath() throws Exception {
    return "/partners/" + partnerId + "/endpoints/" + endpointId();
  }

  /** Of the only endpoint that the partner has. */
  private String endpointId() throws Exception {
    return get("/partners/" + partnerId + "/endpoints").get("endpoints").get(0).get("id")
        .asString();
  }

  private List<String> states(String article) throws Exception {
    return deliveries(article).stream().map(delivery -> delivery.get("state").asString()).toList();
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(send(HttpRequest.newBuilder(uri(path))).body());
  }

  private JsonNode post(String path, Map<String, ?> body) throws Exception {
    var answer = send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private void patch(String path, Map<String, ?> body) throws Exception {
    var answer = send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.header("Authorization", "Bearer " + TestKeys.admin()).build(),
          BodyHandlers.ofString());
    }
  }
}
