package io.newswire.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions to private feeds, and to feeds that end. */
@OutboundTest
class PrivateTopicTests extends HubFixture {
  private static final JsonMapper JSON = new JsonMapper();

  private final String name = "f-" + UUID.randomUUID();
  private Administrator admin;
  private String partner = "";
  private JsonNode token;
  private String privateTopic = "";

  @BeforeEach
  void makeAPrivateFeed() {
    admin = new Administrator(port);
    created("/feeds", Map.of("name", name, "title", "For partners",
        "filter", Map.of("section", section), "access", "private"));
    partner = created("/partners", Map.of("name", "Harwick Standard")).get("id").asString();
    token = created("/partners/" + partner + "/feed-tokens", Map.of());
    privateTopic = topic.replace(section, name);
  }

  @Test
  void areForThoseAloneWhoShowTheFeedsToken() {
    var anonymous = hub.post("hub.mode", "subscribe", "hub.topic", privateTopic, "hub.callback",
        subscriber.url());
    var invented = hub.postAs("nwf_invented", "hub.mode", "subscribe", "hub.topic", privateTopic,
        "hub.callback", subscriber.url());

    assertThat(anonymous.statusCode()).isEqualTo(422);
    assertThat(anonymous.body()).contains("Authorization");
    assertThat(invented.statusCode()).isEqualTo(401);
    assertThat(subscriber.questions()).isEmpty();
  }

  @Test
  void bringThePrivateFeedAndTakeDownWhoHasIt() {
    subscribeWithToken();

    var id = publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries())
        .anyMatch(delivery -> delivery.text().contains(id)));
    await().untilAsserted(() -> assertThat(jdbc.sql("""
        SELECT agent FROM feed_fetches WHERE article_id = ? AND partner_id = ?
        """).params(id, partner).query(String.class).list()).hasSize(1)
        .first().asString().startsWith("WebSub "));
  }

  @Test
  void endWhenTheTokenIsRevoked() {
    subscribeWithToken();

    admin.delete("/partners/" + partner + "/feed-tokens/" + token.get("id").asString());
    var id = publish();

    awaitDenial("token");
    assertThat(subscriber.deliveries()).noneMatch(delivery -> delivery.text().contains(id));
  }

  @Test
  void endForThoseWithoutATokenWhenTheFeedBecomesPrivate() {
    admin.patch("/feeds/" + name, Map.of("access", "public"));
    await().untilAsserted(() -> assertThat(hub.anonymous("/feeds/" + name + ".atom").statusCode())
        .isEqualTo(200));
    subscribe(privateTopic);

    admin.patch("/feeds/" + name, Map.of("access", "private"));
    awaitDenial("private");
    var id = publish();

    await().untilAsserted(() -> assertThat(hub.anonymous("/feeds/" + section + ".atom").body())
        .contains(id));
    assertThat(subscriber.deliveries()).noneMatch(delivery -> delivery.text().contains(id));
  }

  @Test
  void endWhenTheFeedIsClosed() {
    subscribeWithToken();

    admin.patch("/feeds/" + name, Map.of("state", "closed"));

    awaitDenial("no such feed");
    assertThat(hub.postAs(token.get("token").asString(), "hub.mode", "subscribe", "hub.topic",
        privateTopic, "hub.callback", subscriber.url()).statusCode()).isEqualTo(422);
  }

  private void subscribeWithToken() {
    await().untilAsserted(() -> assertThat(asked().statusCode()).isEqualTo(202));
    await().untilAsserted(() -> assertThat(outcomes()).contains("confirmed"));
  }

  private HttpResponse<String> asked() {
    return hub.postAs(token.get("token").asString(), "hub.mode", "subscribe", "hub.topic",
        privateTopic, "hub.callback", subscriber.url());
  }

  private void awaitDenial(String reason) {
    await().untilAsserted(() -> assertThat(subscriber.questions())
        .filteredOn(question -> question.mode().equals("denied"))
        .hasSize(1)
        .allMatch(question -> question.get("hub.reason").contains(reason)));
  }

  private JsonNode created(String at, Map<String, ?> body) {
    var answer = admin.post(at, body);
    assertThat(List.of(201)).as(answer.body()).contains(answer.statusCode());
    return JSON.readTree(answer.body());
  }
}
