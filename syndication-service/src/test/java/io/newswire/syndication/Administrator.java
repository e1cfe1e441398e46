package io.newswire.syndication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import io.newswire.testsupport.TestKeys;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with the administrators' key. */
public final class Administrator {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final String base;

  public Administrator(int port) {
    this.base = "http://localhost:" + port;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  public HttpResponse<String> post(String path, Map<String, ?> body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  public HttpResponse<String> patch(String path, Map<String, ?> body) {
    return send("PATCH", path, JSON.writeValueAsString(body));
  }

  public HttpResponse<String> delete(String path) {
    return send("DELETE", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return CLIENT.send(HttpRequest.newBuilder(URI.create(base + path))
          .header("Authorization", "Bearer " + TestKeys.admin())
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(body))
          .build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
