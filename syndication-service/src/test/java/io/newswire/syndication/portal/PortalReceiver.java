package io.newswire.syndication.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The server of the partner whose engineer looks at the portal. */
final class PortalReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  private record Received(Map<String, String> headers, String body) {}

  PortalReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(new Received(exchange.getRequestHeaders().entrySet().stream()
          .collect(Collectors.toMap(header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
              header -> header.getValue().getFirst())),
          new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  int count() {
    return received.size();
  }

  List<String> replays() {
    return received.stream().map(one -> one.headers().getOrDefault("newswire-replay", ""))
        .toList();
  }

  boolean isLastSignedWith(String secret) throws Exception {
    var last = received.getLast();
    var signature = new Webhook(secret).sign(last.headers().get("webhook-id"),
        Long.parseLong(last.headers().get("webhook-timestamp")), last.body());
    return Stream.of(last.headers().getOrDefault("webhook-signature", "").split(" "))
        .anyMatch(signature::equals);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
