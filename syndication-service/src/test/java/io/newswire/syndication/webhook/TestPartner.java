package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's server: receives webhooks, keeps what it got, and misbehaves when told to. */
final class TestPartner implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour behaviour = exchange -> exchange.sendResponseHeaders(204, -1);

  /** How it answers. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  record Received(Map<String, List<String>> headers, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    String type() {
      return json().get("type").asString();
    }

    String article() {
      return json().at("/data/id").asString();
    }

    long revision() {
      return json().get("data").get("revision").asLong();
    }
  }

  TestPartner() {
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
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var headers = exchange.getRequestHeaders().entrySet().stream().collect(Collectors.toMap(
          header -> header.getKey().toLowerCase(java.util.Locale.ROOT), Map.Entry::getValue));
      received.add(new Received(headers, body));
      behaviour.answer(exchange);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  void behave(Behaviour newBehaviour) {
    behaviour = newBehaviour;
  }

  void answer(int status) {
    behave(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  void answer(int status, String header, String value) {
    behave(exchange -> {
      exchange.getResponseHeaders().add(header, value);
      exchange.sendResponseHeaders(status, -1);
    });
  }

  /** Takes the request and never answers, until the test is over. */
  void hang() {
    behave(_ -> closing.await());
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  Received last() {
    return received.getLast();
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  /** The articles of what came, in that order. */
  List<String> articles() {
    return received.stream().map(Received::article).toList();
  }

  List<Received> of(String article) {
    return received.stream().filter(one -> one.article().equals(article)).toList();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
