package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A partner that notes when each article reached it first. */
final class Receiver implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final int ONE_IN = 50;

  static {
    // Two small segments an answer: Nagle would hold the second one back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger verified = new AtomicInteger();
  private volatile @Nullable Webhook webhook;
  private volatile @Nullable WebhookVerificationException forged;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var now = System.nanoTime();
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var id = ID.matcher(body);
      if (id.find()) {
        arrivals.putIfAbsent(id.group(1), now);
      }
      exchange.sendResponseHeaders(204, -1);
      if (requests.incrementAndGet() % ONE_IN == 0) {
        verify(body, exchange.getRequestHeaders());
      }
    }
  }

  private void verify(String body, Headers headers) {
    var known = webhook;
    if (known != null) {
      try {
        known.verify(body, headers);
        verified.incrementAndGet();
      } catch (WebhookVerificationException failure) {
        forged = failure;
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** When each article arrived, in nanoseconds of {@link System#nanoTime()}. */
  Map<String, Long> arrivals() {
    return arrivals;
  }

  /** How many came more than once: at-least-once may, and it costs time. */
  long repeats() {
    return requests.get() - arrivals.size();
  }

  /**
   * From now on verifies one webhook in fifty as it comes, with the library that partners use: later
   * it would be too old for it.
   */
  void verifyWith(String secret) {
    try {
      webhook = new Webhook(secret);
    } catch (EmptyWebhookSecretException empty) {
      throw new IllegalArgumentException(empty);
    }
  }

  /**
   * How many were verified.
   *
   * @throws IllegalStateException where one did not verify
   */
  int verified() {
    if (forged != null) {
      throw new IllegalStateException("A webhook does not verify", forged);
    }
    return verified.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
