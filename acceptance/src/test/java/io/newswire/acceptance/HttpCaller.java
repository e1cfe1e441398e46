package io.newswire.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One HTTP client for all; answers are read whole. */
final class HttpCaller {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();

  private final String base;
  private final String[] headers;

  /**
   * @param base what paths are added to
   * @param headers names and values in turn, sent with every request
   */
  HttpCaller(String base, String... headers) {
    this.base = base;
    this.headers = headers.clone();
  }

  static HttpCaller withKey(String base, String key) {
    return new HttpCaller(base, "Authorization", "Bearer " + key);
  }

  /** @param more names and values of further headers in turn */
  Answer get(String path, String... more) {
    return send(request(path, more).GET());
  }

  Answer head(String path, String... more) {
    return send(request(path, more).HEAD());
  }

  Answer send(String method, String path, byte[] body, String... more) {
    return send(request(path, more).method(method, BodyPublishers.ofByteArray(body)));
  }

  Answer sendJson(String method, String path, Object body, String... more) {
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return send(request(path, more).header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofByteArray(bytes)));
  }

  private HttpRequest.Builder request(String path, String... more) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return more.length > 0 ? request.headers(more) : request;
  }

  /** @throws UncheckedIOException where nobody answered */
  private static Answer send(HttpRequest.Builder request) {
    try {
      return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** An id as a segment of a path. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
