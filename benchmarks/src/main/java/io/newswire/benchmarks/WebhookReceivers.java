package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Partners' endpoints, a path each, as a process of their own that prints its port and ends with its
 * standard input. {@link ReceiverProcess} starts it and asks it.
 */
public final class WebhookReceivers {
  private static final int ONE_IN = 50;
  private static final int NONE = Integer.MAX_VALUE;

  private final Map<Integer, Webhook> known = new ConcurrentHashMap<>();
  private final Queue<String> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger verified = new AtomicInteger();
  private final AtomicInteger forged = new AtomicInteger();
  private volatile int firstDead = NONE;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile byte[] body = new byte[0];

  private WebhookReceivers() {}

  public static void main(String[] arguments) throws IOException {
    // Two small segments an answer: Nagle would hold the second one back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Of more than 200 it would drop connections that the client is about to use again.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    var receivers = new WebhookReceivers();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        4_096);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", receivers::receive);
    server.createContext("/control/", receivers::control);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // until whoever started it is gone
    }
    System.exit(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var received = exchange.getRequestBody().readAllBytes();
      var micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      var number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      if (number >= firstDead) {
        held.await();
      } else {
        arrivals.add(number + " " + exchange.getRequestHeaders().getFirst("webhook-id") + " "
            + micros);
        body = received;
        if (count.incrementAndGet() % ONE_IN == 0
            && exchange.getRequestHeaders().containsKey("webhook-signature")) {
          verify(known.get(number), exchange, received);
        }
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void verify(@Nullable Webhook webhook, HttpExchange exchange, byte[] received) {
    if (webhook == null) {
      forged.incrementAndGet();
      return;
    }
    try {
      webhook.verify(new String(received, UTF_8), exchange.getRequestHeaders());
      verified.incrementAndGet();
    } catch (WebhookVerificationException wrong) {
      forged.incrementAndGet();
    }
  }

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      var said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var answer = switch (exchange.getRequestURI().getPath()) {
        case "/control/secrets" -> learn(said);
        case "/control/dead" -> die(Integer.parseInt(said));
        case "/control/heal" -> die(NONE);
        case "/control/forget" -> forget();
        case "/control/count" -> String.valueOf(count.get());
        case "/control/arrivals" -> arrivals.stream().collect(Collectors.joining("\n"));
        case "/control/body" -> new String(body, UTF_8);
        case "/control/verified" -> verified + " " + forged;
        default -> throw new IllegalArgumentException(exchange.getRequestURI().getPath());
      };
      var bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Lines of number and secret. */
  private String learn(String secrets) {
    secrets.lines().map(line -> line.split(" ")).forEach(pair -> {
      try {
        known.put(Integer.valueOf(pair[0]), new Webhook(pair[1]));
      } catch (EmptyWebhookSecretException empty) {
        throw new IllegalArgumentException(empty);
      }
    });
    return "";
  }

  /** From this number on they take requests and do not answer; those that hang are let go. */
  private String die(int first) {
    held.countDown();
    if (first != NONE) {
      held = new CountDownLatch(1);
    }
    firstDead = first;
    return "";
  }

  private String forget() {
    arrivals.clear();
    count.set(0);
    return "";
  }
}
