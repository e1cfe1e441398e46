package io.newswire.syndication.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.Administrator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner with one endpoint at a server of its own, and what administrators do with both. */
final class Outlet implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final TestPartner server = new TestPartner();
  private final Administrator administrator;
  private final String partnerId;
  private final JsonNode made;

  /** An endpoint for one section, with what else the endpoint is to have. */
  Outlet(int port, String section, Map<String, ?> options) {
    this.administrator = new Administrator(port);
    this.partnerId = read(administrator.post("/partners", Map.of("name", "The Evening Post")), 201)
        .get("id").asString();
    var endpoint = new HashMap<String, Object>(Map.of("url", server.url(), "format", "html",
        "filter", Map.of("section", section)));
    endpoint.putAll(options);
    this.made = read(administrator.post("/partners/" + partnerId + "/endpoints", endpoint), 201);
  }

  private static JsonNode read(java.net.http.HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  Administrator administrator() {
    return administrator;
  }

  String partnerId() {
    return partnerId;
  }

  /** As it was answered when it was made. */
  JsonNode made() {
    return made;
  }

  String id() {
    return made.get("id").asString();
  }

  String secret() {
    return made.get("secret").asString();
  }

  String path() {
    return "/partners/" + partnerId + "/endpoints/" + id();
  }

  JsonNode endpoint() {
    return read(administrator.get(path()), 200);
  }

  JsonNode change(Map<String, ?> changes) {
    return read(administrator.patch(path(), changes), 200);
  }

  JsonNode post(String below, Map<String, ?> body) {
    return read(administrator.post(path() + below, body), 200);
  }

  List<JsonNode> events() {
    return read(administrator.get(path() + "/events"), 200).get("events").valueStream().toList();
  }

  List<JsonNode> deliveries(String article) {
    return read(administrator.get("/partners/" + partnerId + "/deliveries?article=" + article), 200)
        .get("deliveries").valueStream().toList();
  }

  List<String> states(String article) {
    return deliveries(article).stream().map(one -> one.get("state").asString()).toList();
  }

  @Override
  public void close() {
    administrator.delete("/partners/" + partnerId);
    server.close();
  }
}
