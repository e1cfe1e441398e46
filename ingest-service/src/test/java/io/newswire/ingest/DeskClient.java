package io.newswire.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.newswire.testsupport.TestKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to ingest as an editor's desk does. */
public final class DeskClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  public DeskClient(int port) {
    this.base = "http://localhost:" + port;
  }

  /** Where the service is. */
  public String base() {
    return base;
  }

  /** An answer, read whole. */
  public record Answer(int status, @Nullable String location, @Nullable String retryAfter,
      @Nullable String mediaType, String text) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    public String field(String pointer) {
      return json().at(pointer).asString();
    }

    public long revision() {
      return json().get("revision").longValue();
    }
  }

  public static String newId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  /** A good article with this headline. */
  public static String article(@Nullable String id, String headline) {
    return """
        {%s"headline": "%s", "language": "en", "body": "<p>Text of %s.</p>"}"""
        .formatted(id == null ? "" : "\"id\": \"" + id + "\", ", headline, headline);
  }

  public Answer post(String json, String... headers) {
    return send("POST", "/articles", BodyPublishers.ofString(json), headers);
  }

  public Answer post(byte[] body, String... headers) {
    return send("POST", "/articles", BodyPublishers.ofByteArray(body), headers);
  }

  public Answer put(String id, String json, String... headers) {
    return send("PUT", path(id), BodyPublishers.ofString(json), headers);
  }

  public Answer kill(String id, String reason, String... headers) {
    return send("POST", path(id) + "/kill",
        BodyPublishers.ofString("{\"reason\": \"" + reason + "\"}"), headers);
  }

  public Answer get(String id) {
    return send("GET", path(id), BodyPublishers.noBody());
  }

  public Answer open(String path) {
    return send("GET", path, BodyPublishers.noBody(), "Authorization", "");
  }

  /** Headers that are not given are those of an editor who sends JSON. */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body)
        .setHeader("Authorization", "Bearer " + TestKeys.editor());
    if (!method.equals("GET")) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int at = 0; at < headers.length; at += 2) {
      request.setHeader(headers[at], headers[at + 1]);
    }
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    var headers = response.headers();
    return new Answer(response.statusCode(), headers.firstValue("Location").orElse(null),
        headers.firstValue("Retry-After").orElse(null),
        headers.firstValue("Content-Type").orElse(null), response.body());
  }

  public static String path(String id) {
    return "/articles/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
