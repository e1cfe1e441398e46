package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import tools.jackson.databind.json.JsonMapper;

/** A partner gets its own shape, and a mistake in it costs nobody anything. */
@OutboundTest
class TransformedWebhookTests {
  private static final String OWN = "{\"key\": data.id, \"rev\": data.revision, \"kind\": type}";

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
    outlet = new Outlet(port, section, Map.of("transformation", OWN));
  }

  @AfterEach
  void leave() {
    outlet.close();
  }

  @Test
  void getsItsOwnShapeSignedAsItIsSent() throws Exception {
    var id = freshId();
    wire.takeIn(article(id, 4, section));

    await().untilAsserted(() -> assertThat(outlet.states(id)).containsExactly("delivered"));
    var webhook = outlet.server.last();
    assertThat(webhook.body())
        .isEqualTo("{\"key\":\"" + id + "\",\"rev\":4,\"kind\":\"article.published\"}");
    assertThat(webhook.header("webhook-signature").split(" ")).contains(new Webhook(outlet.secret())
        .sign(webhook.header("webhook-id"), Long.parseLong(webhook.header("webhook-timestamp")),
            webhook.body()));
    assertThat(outlet.endpoint().get("transformation").asString()).isEqualTo(OWN);
  }

  @Test
  void failsForOneArticleWithTheReasonAndGoesOutOnceItIsPutRight() {
    outlet.change(Map.of("transformation",
        "data.headline = \"Odd\" ? $error(\"no headline like this\") : {\"key\": data.id}"));
    var odd = freshId();
    var other = freshId();

    wire.takeIn(article(odd, 1, builder -> builder.setSections(java.util.List.of(section))
        .setHeadline("Odd")), article(other, 1, section));

    await().untilAsserted(() -> {
      assertThat(outlet.states(other)).containsExactly("delivered");
      assertThat(outlet.states(odd)).containsExactly("failed");
    });
    var attempt = outlet.deliveries(odd).getFirst().get("attempts").get(0);
    assertThat(attempt.get("reason").asString()).contains("no headline like this");
    assertThat(attempt.has("status")).isFalse();
    assertThat(outlet.endpoint().has("health")).as("its server did nothing wrong").isFalse();

    outlet.change(Map.of("transformation", OWN));

    await().untilAsserted(() -> assertThat(outlet.states(odd)).containsExactly("delivered"));
  }

  @Test
  void isRefusedWithThePlaceWhereItIsWrong() {
    var answer = outlet.administrator().patch(outlet.path(),
        Map.of("transformation", "{\"a\": data.}"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/transformation", "at character 12");
    assertThat(outlet.administrator().patch(outlet.path(), Map.of("transformation",
        "{\"a\": $contains(type, /a/)}")).body()).contains("regular expression");
  }

  @Test
  void isSeenInThePreviewWithWhatIsWrongWithIt() {
    var id = freshId();
    outlet.change(Map.of("status", "paused"));
    wire.takeIn(article(id, 2, section));

    assertThat(preview(id)).contains("\"body\":{\"key\":\"" + id + "\",\"rev\":2");
    outlet.change(Map.of("transformation", "data.nothing"));
    assertThat(JsonMapper.shared().readTree(preview(id)).get("failure").asString())
        .contains("it gave nothing");
  }

  private String preview(String article) {
    return outlet.administrator()
        .get(outlet.path() + "/preview?article=" + PartnerDesk.encoded(article)).body();
  }
}
