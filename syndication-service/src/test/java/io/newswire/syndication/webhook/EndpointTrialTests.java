package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint is tried out before, or while, it gets the real thing. */
@OutboundTest
class EndpointTrialTests {
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
    outlet = new Outlet(port, section, Map.of("headers", Map.of("X-Tenant", "7")));
  }

  @AfterEach
  void leave() {
    outlet.close();
  }

  @Test
  void pingsAPausedEndpointWithASignedWebhookAndTellsWhatCameBack() throws Exception {
    outlet.change(Map.of("status", "paused"));

    var pinged = outlet.post("/ping", Map.of());

    var webhook = outlet.server.last();
    assertThat(pinged.get("accepted").asBoolean()).isTrue();
    assertThat(pinged.get("status").asInt()).isEqualTo(204);
    assertThat(webhook.type()).isEqualTo("endpoint.ping");
    assertThat(webhook.header("x-tenant")).isEqualTo("7");
    assertThat(webhook.header("webhook-id")).isEqualTo(pinged.get("id").asString());
    assertThat(webhook.header("webhook-signature").split(" ")).contains(new Webhook(outlet.secret())
        .sign(webhook.header("webhook-id"), Long.parseLong(webhook.header("webhook-timestamp")),
            webhook.body()));
  }

  @Test
  void tellsWhyAPingFailedAndHoldsItAgainstNobody() {
    outlet.server.answer(302, "Location", "/elsewhere");

    var pinged = outlet.post("/ping", Map.of());

    assertThat(pinged.get("accepted").asBoolean()).isFalse();
    assertThat(pinged.get("reason").asString()).contains("redirects are not followed");
    assertThat(outlet.endpoint().has("health")).isFalse();
  }

  @Test
  void showsWhatWouldBeSentOfAnArticleAndSendsNothing() {
    outlet.change(Map.of("status", "paused"));
    var id = freshId();
    wire.takeIn(article(id, 3, section));

    var preview = preview(id);

    assertThat(preview.get("sent").asBoolean()).isTrue();
    assertThat(preview.get("revision").asLong()).isEqualTo(3);
    assertThat(preview.at("/body/type").asString()).isEqualTo("article.published");
    assertThat(preview.at("/body/data/content").asString()).contains("Harbour bridge");
    assertThat(outlet.server.of(id)).isEmpty();
  }

  @Test
  void saysWhyAnArticleWouldNotBeSent() {
    var elsewhere = freshId();
    var killed = freshId();
    wire.takeIn(article(elsewhere, 1, "elsewhere"), article(killed, 1, "elsewhere"));
    wire.takeIn(kill(killed, 2, "Hoax"));

    assertThat(preview(elsewhere).get("sent").asBoolean()).isFalse();
    assertThat(preview(elsewhere).get("why").asString()).contains("filter does not take");
    assertThat(preview(killed).get("why").asString()).contains("never sent the article");
  }

  @Test
  void showsAnUpdateToWhoHadTheStoryAndTheMinuteThatAnEmbargoEnds() {
    var id = freshId();
    wire.takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("delivered"));
    outlet.change(Map.of("events", List.of("published", "updated")));
    var embargo = clock.instant().plus(Duration.ofHours(1));
    var later = freshId();
    wire.takeIn(article(later, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    assertThat(preview(id).at("/body/type").asString()).isEqualTo("article.updated");
    assertThat(preview(later).get("notBefore").asString()).isEqualTo(embargo.toString());
  }

  @Test
  void knowsNoArticleThatHasNotArrived() {
    assertThat(outlet.administrator().get(outlet.path() + "/preview?article=urn:none")
        .statusCode()).isEqualTo(404);
  }

  private JsonNode preview(String article) {
    var answer = outlet.administrator().get(outlet.path() + "/preview?article="
        + URLEncoder.encode(article, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
