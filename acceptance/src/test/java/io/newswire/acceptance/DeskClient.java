package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An editor's software: posts articles, revises them, takes them down. */
final class DeskClient {
  private final HttpCaller http;

  DeskClient(String ingestUrl, String editorKey) {
    this.http = HttpCaller.withKey(ingestUrl, editorKey);
  }

  Answer post(JsonNode article) {
    return http.sendJson("POST", "/articles", article);
  }

  /** Whatever it is, as it is. */
  Answer postRaw(byte[] body, String contentType) {
    return http.send("POST", "/articles", body, "Content-Type", contentType);
  }

  Answer put(String id, JsonNode article) {
    return http.sendJson("PUT", "/articles/" + HttpCaller.segment(id), article);
  }

  Answer kill(String id, String reason) {
    return http.sendJson("POST", "/articles/" + HttpCaller.segment(id) + "/kill",
        JsonMapper.shared().valueToTree(Map.of("reason", reason)));
  }

  Answer get(String id) {
    return http.get("/articles/" + HttpCaller.segment(id));
  }

  Answer timeline(String id) {
    return http.get("/articles/" + HttpCaller.segment(id) + "/timeline");
  }

  /** Posts what must be accepted and returns its revision. */
  long publish(JsonNode article) {
    var answer = post(article);
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    assertThat(answer.json().path("id").asString()).isEqualTo(article.path("id").asString());
    return answer.json().path("revision").asLong();
  }

  /** Posts again and again, as a desk does while the service is down, until it is accepted. */
  long publishAtLast(JsonNode article, Duration patience) {
    var answer = Awaitility.await().atMost(patience).pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> post(article), any -> any.status() < 500);
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    return answer.json().path("revision").asLong();
  }
}
