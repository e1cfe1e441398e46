package io.newswire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A partner's web server: takes webhooks, verifies each with the public Standard Webhooks library,
 * and refuses what does not verify.
 */
final class PartnerReceiver implements AutoCloseable {
  private static final int NO_CONTENT = 204;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile @Nullable Webhook webhook;

  /** A webhook that verified. */
  record Arrival(String type, String id, long revision, String pubStatus, String content,
      Instant at) {
    @Override
    public String toString() {
      return type + " " + id + " revision " + revision;
    }
  }

  private PartnerReceiver(HttpServer server) {
    this.server = server;
  }

  /** Listens on loopback, on a free port. */
  static PartnerReceiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new PartnerReceiver(server);
    server.createContext("/hook", receiver::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return receiver;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The signing secret, as the API gave it once. */
  void trust(String secret) {
    try {
      webhook = new Webhook(secret);
    } catch (EmptyWebhookSecretException none) {
      throw new IllegalArgumentException("The answer that made the endpoint has no secret", none);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      exchange.sendResponseHeaders(answerTo(exchange, body), -1);
    }
  }

  private int answerTo(HttpExchange exchange, String body) {
    var verifier = webhook;
    if (verifier == null) {
      return UNAVAILABLE; // we do not know the secret yet; they will come again
    }
    try {
      verifier.verify(body, exchange.getRequestHeaders());
    } catch (WebhookVerificationException forged) {
      refused.incrementAndGet();
      return UNAUTHORIZED;
    }
    var message = JsonMapper.shared().readTree(body);
    var data = message.path("data");
    arrivals.add(new Arrival(message.path("type").asString(), data.path("id").asString(),
        data.path("revision").asLong(), data.path("pubStatus").asString(),
        data.path("content").asString(""), Instant.now()));
    return NO_CONTENT;
  }

  /** What came of an article's revision, and verified; null where nothing did yet. */
  @Nullable
  Arrival arrival(String id, long revision) {
    return arrivals.stream()
        .filter(arrival -> arrival.id().equals(id) && arrival.revision() == revision)
        .findFirst().orElse(null);
  }

  /** Everything that came, in its order. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many did not verify. */
  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
