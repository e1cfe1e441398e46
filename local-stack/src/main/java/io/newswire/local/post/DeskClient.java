package io.newswire.local.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls ingest as an editor's system does. */
public final class DeskClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int UNAVAILABLE = 503;
  private static final int ATTEMPTS = 4;
  private static final long LONGEST_PAUSE_SECONDS = 5;

  private final HttpClient http = HttpClient.newBuilder()
      .connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
  private final String ingest;
  private final String key;

  /**
   * @param ingest the base URL
   * @param key an API key with {@code articles:write}
   */
  public DeskClient(String ingest, String key) {
    this.ingest = ingest;
    this.key = key;
  }

  /** Posts an article; the same content twice is one event. */
  public DeskAnswer post(ObjectNode article) throws IOException, InterruptedException {
    return post(ArticleFormat.OWN, article.toString());
  }

  /** Posts a file as it is. */
  DeskAnswer post(ArticleFile file) throws IOException, InterruptedException {
    return post(file.format(), file.text());
  }

  private DeskAnswer post(ArticleFormat format, String body)
      throws IOException, InterruptedException {
    return send("/articles", format, body, hash(body));
  }

  /** Takes an article down for good. */
  public DeskAnswer kill(String id, String reason) throws IOException, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode().put("reason", reason).toString();
    return send("/articles/" + encoded(id) + "/kill", ArticleFormat.OWN, body,
        hash(id + "\n" + body));
  }

  private DeskAnswer send(String path, ArticleFormat format, String body,
      String idempotencyKey) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(ingest + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", format.mediaType())
        .header("Idempotency-Key", idempotencyKey)
        .POST(BodyPublishers.ofString(body)).build();
    var response = http.send(request, BodyHandlers.ofString());
    // Asked to wait, a sender waits and sends the same again: posting twice is posting once.
    for (var attempt = 1; response.statusCode() == UNAVAILABLE && attempt < ATTEMPTS; attempt++) {
      Thread.sleep(pause(response));
      response = http.send(request, BodyHandlers.ofString());
    }
    return answer(response);
  }

  private static Duration pause(HttpResponse<String> response) {
    var seconds = response.headers().firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}")).map(Long::valueOf).orElse(1L);
    return Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_SECONDS));
  }

  private static DeskAnswer answer(HttpResponse<String> response) {
    var document = document(response.body());
    if (response.statusCode() == 202) {
      return new DeskAnswer.Accepted(document.path("id").asString(),
          document.path("revision").asLong(), document.path("eventId").asString());
    }
    return DeskAnswer.Refused.of(response.statusCode(), document);
  }

  private static JsonNode document(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException noJson) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** An id as one segment of a path. */
  public static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private static String hash(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
