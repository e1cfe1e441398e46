package io.newswire.syndication.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.entry.Entries;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator who looks after one partner, and takes in articles as the intake does. */
final class PartnerDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final Administrator administrator;
  private final TransactionTemplate transaction;
  private final Entries entries;
  private final DeliveryPlanner planner;
  final String partner;

  PartnerDesk(int port, TransactionTemplate transaction, Entries entries,
      DeliveryPlanner planner) {
    this.administrator = new Administrator(port);
    this.transaction = transaction;
    this.entries = entries;
    this.planner = planner;
    this.partner = created("/partners", Map.of("name", "The Evening <Post>")).get("id").asString();
  }

  void takeIn(RenderedArticle... articles) {
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(articles))));
  }

  /** The new endpoint's id. */
  String endpoint(TestPartner receiver, String section) {
    return created("/partners/" + partner + "/endpoints", Map.of("url", receiver.url(), "format",
        "html", "filter", Map.of("sections", List.of(section)))).get("id").asString();
  }

  void change(String endpoint, String status) {
    var answer = administrator.patch("/partners/" + partner + "/endpoints/" + endpoint,
        Map.of("status", status));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  void remove(String endpoint) {
    assertThat(administrator.delete("/partners/" + partner + "/endpoints/" + endpoint)
        .statusCode()).isEqualTo(204);
  }

  void leave() {
    administrator.delete("/partners/" + partner);
  }

  Administrator administrator() {
    return administrator;
  }

  JsonNode get(String path) {
    var answer = administrator.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  JsonNode created(String path, Map<String, ?> body) {
    var answer = administrator.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JSON.readTree(answer.body());
  }

  List<JsonNode> deliveries(String query) {
    return get("/partners/" + partner + "/deliveries?" + query).get("deliveries").values().stream()
        .toList();
  }

  /** The states of an article's deliveries, the newest first. */
  List<String> states(String article) {
    return deliveries("article=" + encoded(article)).stream()
        .map(delivery -> delivery.get("state").asString()).toList();
  }

  void awaitStates(String article, String... states) {
    eventually().untilAsserted(() -> assertThat(states(article)).containsExactly(states));
  }

  static ConditionFactory eventually() {
    return Awaitility.await();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
