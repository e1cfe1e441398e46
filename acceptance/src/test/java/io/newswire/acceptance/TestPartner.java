package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A partner outlet: joins through the API, listens on a real HTTP server, verifies every delivery
 * with the public Standard Webhooks library, and misbehaves when told to. What does not verify is
 * answered with 401.
 */
final class TestPartner implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpCaller admin;
  private final String partnerId;
  private final CompletableFuture<Webhook> verifier = new CompletableFuture<>();
  private final List<Delivery> accepted = new CopyOnWriteArrayList<>();
  private final List<Delivery> refused = new CopyOnWriteArrayList<>();
  private final List<String> forgeries = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Delivery> manners = _ -> 204;

  /** One verified request. */
  record Delivery(String webhookId, Map<String, List<String>> headers, JsonNode body) {
    String type() {
      return body.path("type").asString("");
    }

    String articleId() {
      return body.path("data").path("id").asString("");
    }

    long revision() {
      return body.path("data").path("revision").asLong();
    }

    /** The rendition, as text. */
    String content() {
      var content = body.path("data").path("content");
      return content.isString() ? content.asString() : content.toString();
    }
  }

  private TestPartner(HttpCaller admin, String partnerId) throws IOException {
    this.admin = admin;
    this.partnerId = partnerId;
    this.server = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  static TestPartner joining(HttpCaller admin, String name) {
    var created = admin.sendJson("POST", "/partners",
        JSON.createObjectNode().put("name", name));
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    try {
      return new TestPartner(admin, created.json().path("id").asString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Subscribes to everything. */
  TestPartner subscribed(String format) {
    return subscribed(format, List.of());
  }

  /** @param sections an empty list: every section */
  TestPartner subscribed(String format, List<String> sections) {
    var endpoint = JSON.createObjectNode()
        .put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook")
        .put("format", format);
    if (!sections.isEmpty()) {
      sections.forEach(endpoint.putObject("filter").putArray("sections")::add);
    }
    var created = asksFor(endpoint);
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    try {
      verifier.complete(new Webhook(created.json().path("secret").asString()));
    } catch (EmptyWebhookSecretException none) {
      throw new AssertionError("No signing secret in " + created, none);
    }
    return this;
  }

  /** What the product says to an endpoint that we would like to have. */
  Answer asksFor(JsonNode endpoint) {
    return admin.sendJson("POST", "/partners/" + partnerId + "/endpoints", endpoint);
  }

  /** From now on it answers with these statuses. */
  void answering(ToIntFunction<Delivery> statuses) {
    manners = statuses;
  }

  /** What it took, in the order of arrival. */
  List<Delivery> accepted() {
    return List.copyOf(accepted);
  }

  List<Delivery> accepted(String articleId) {
    return accepted.stream().filter(delivery -> delivery.articleId().equals(articleId)).toList();
  }

  /** Waits until it took so many deliveries of the article, and returns them. */
  List<Delivery> awaitAccepted(String articleId, int count) {
    Awaitility.await().untilAsserted(() -> assertThat(accepted(articleId))
        .as("accepted; forged: %s", forgeries).hasSizeGreaterThanOrEqualTo(count));
    return accepted(articleId);
  }

  /** What it turned away on purpose. */
  List<Delivery> refused(String articleId) {
    return refused.stream().filter(delivery -> delivery.articleId().equals(articleId)).toList();
  }

  /** Why requests did not verify. */
  List<String> forgeries() {
    return List.copyOf(forgeries);
  }

  /** What the product knows of its deliveries to us. */
  Answer deliveries() {
    return admin.get("/partners/" + partnerId + "/deliveries");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      exchange.sendResponseHeaders(statusFor(exchange, body), -1);
    }
  }

  private int statusFor(HttpExchange exchange, String body) {
    var headers = Map.copyOf(exchange.getRequestHeaders());
    try {
      verifier.get(10, TimeUnit.SECONDS).verify(body, headers);
    } catch (WebhookVerificationException forged) {
      forgeries.add(forged.getMessage() + ": " + headers);
      return 401;
    } catch (Exception unready) {
      forgeries.add("No secret yet: " + unready);
      return 503;
    }
    var id = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("webhook-id"));
    var delivery = new Delivery(id, headers, JSON.readTree(body));
    var status = manners.applyAsInt(delivery);
    (status / 100 == 2 ? accepted : refused).add(delivery);
    return status;
  }

  /** Leaves, so that later tests do not call a server that is gone. */
  @Override
  public void close() {
    admin.send("DELETE", "/partners/" + partnerId, new byte[0]);
    server.stop(0);
    threads.close();
  }
}
