package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

import io.newswire.testsupport.TestKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the hub: subscribers, and administrators. */
final class HubClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern LINKS = Pattern.compile("<(.+)>; rel=\"hub\", <(.+)>; rel=\"self\"");

  private final String base;

  HubClient(int port) {
    this.base = "http://localhost:" + port;
  }

  /** The feed as a subscriber finds it. */
  record Found(String hub, String topic, HttpResponse<byte[]> answer) {
    String header(String name) {
      return answer.headers().firstValue(name).orElse("");
    }
  }

  /** Finds hub and topic by the header, at whatever address the feed was asked for. */
  Found discover(String file) {
    var answer = send(HttpRequest.newBuilder(URI.create(base + "/feeds/" + file)),
        BodyHandlers.ofByteArray());
    var links = LINKS.matcher(answer.headers().firstValue("Link").orElse(""));
    if (!links.matches()) {
      throw new AssertionError(answer.statusCode() + ", no links: " + answer.headers().map());
    }
    return new Found(links.group(1), links.group(2), answer);
  }

  /**
   * @param parameters names and values in turn
   */
  HttpResponse<String> post(String... parameters) {
    return post("application/json", parameters);
  }

  HttpResponse<String> post(String accept, String[] parameters) {
    return send(form(parameters).header("Accept", accept), BodyHandlers.ofString());
  }

  private HttpRequest.Builder form(String... parameters) {
    var pairs = new StringBuilder();
    for (var i = 0; i < parameters.length; i += 2) {
      pairs.append(i == 0 ? "" : "&").append(encoded(parameters[i])).append('=')
          .append(encoded(parameters[i + 1]));
    }
    return HttpRequest.newBuilder(URI.create(base + "/hub"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(pairs.toString()));
  }

  /** The same with a feed token. */
  HttpResponse<String> postAs(String token, String... parameters) {
    return send(form(parameters).header("Accept", "application/json")
        .header("Authorization", "Bearer " + token), BodyHandlers.ofString());
  }

  JsonNode subscriptions(String topic) {
    var answer = admin("GET", "/hub/subscriptions?topic=" + encoded(topic));
    return JSON.readTree(answer.body()).get("subscriptions");
  }

  HttpResponse<String> admin(String method, String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + TestKeys.admin())
        .method(method, BodyPublishers.noBody()), BodyHandlers.ofString());
  }

  HttpResponse<String> anonymous(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static <T> HttpResponse<T> send(HttpRequest.Builder request,
      HttpResponse.BodyHandler<T> body) {
    try {
      return HTTP.send(request.build(), body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
