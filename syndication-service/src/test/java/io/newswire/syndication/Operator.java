package io.newswire.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who looks at the service by its API for operators. */
public final class Operator {
  private static final JsonMapper JSON = new JsonMapper();

  private final Administrator key;

  public Operator(int port) {
    this.key = new Administrator(port);
  }

  public JsonNode get(String path) {
    var answer = key.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  public JsonNode post(String path, Map<String, ?> body) {
    var answer = key.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JSON.readTree(answer.body());
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
