package io.newswire.syndication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Somebody with a feed reader. */
public final class Subscriber {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;

  public Subscriber(int port) {
    this.base = "http://localhost:" + port;
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public HttpResponse<byte[]> send(String method, String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path))
        .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public String text(String path) {
    return text(get(path));
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static byte[] unzipped(HttpResponse<byte[]> response) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return gzip.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** An article id as it stands in a path. */
  public static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
