package io.newswire.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Registers partners and their endpoints, as an administrator does. */
final class PartnerAdmin {
  private static final int CREATED = 201;

  private final HttpClient http;
  private final String syndication;
  private final String key;

  PartnerAdmin(HttpClient http, String syndication, String key) {
    this.http = http;
    this.syndication = syndication;
    this.key = key;
  }

  /** The id of the new partner. */
  String addPartner(String name) throws IOException, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode().put("name", name);
    return post("/partners", body).path("id").asString();
  }

  /** The signing secret of the new endpoint. */
  String addEndpoint(String partner, String url, String format)
      throws IOException, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode().put("url", url).put("format", format);
    return post("/partners/" + partner + "/endpoints", body).path("secret").asString();
  }

  void removePartner(String partner) throws IOException, InterruptedException {
    http.send(request("/partners/" + partner).DELETE().build(), BodyHandlers.discarding());
  }

  private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    var answer = http.send(request(path).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString());
    if (answer.statusCode() != CREATED) {
      throw new IOException("POST " + path + " was answered with " + answer.statusCode() + ": "
          + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(syndication + path))
        .timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + key);
  }
}
