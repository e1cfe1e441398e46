package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A subscriber's server: confirms what it is asked, keeps what it is sent, and misbehaves when told
 * to.
 */
final class TestSubscriber implements AutoCloseable {
  /** Confirms: the challenge, and nothing else. */
  static final Behaviour CONFIRM = exchange -> reply(exchange, 200,
      parameters(exchange.getRequestURI().getRawQuery()).getOrDefault("hub.challenge", ""));

  private final HttpServer server;
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour toQuestions = CONFIRM;
  private volatile Behaviour toDeliveries = exchange -> exchange.sendResponseHeaders(204, -1);

  /** How it answers. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A GET: verification, or denial. */
  record Question(String path, String query, Map<String, String> parameters) {
    String get(String name) {
      return parameters.getOrDefault(name, "");
    }

    String mode() {
      return get("hub.mode");
    }
  }

  /** A POST. */
  record Delivery(String target, Map<String, List<String>> headers, byte[] body) {
    /** The one value; empty where there is none. */
    String header(String name) {
      var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""));
      if (values.size() != 1) {
        throw new AssertionError(name + " came more than once: " + values);
      }
      return values.getFirst();
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  TestSubscriber() {
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
      var uri = exchange.getRequestURI();
      if ("GET".equals(exchange.getRequestMethod())) {
        questions.add(
            new Question(uri.getRawPath(), uri.getRawQuery(), parameters(uri.getRawQuery())));
        toQuestions.answer(exchange);
      } else {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders().entrySet().stream().collect(Collectors.toMap(
            header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        deliveries.add(new Delivery(uri.toString(), headers, body));
        toDeliveries.answer(exchange);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&")).map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(pair -> URLDecoder.decode(pair[0], UTF_8),
            pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8),
            (_, last) -> last, LinkedHashMap::new));
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  void answerQuestions(Behaviour behaviour) {
    toQuestions = behaviour;
  }

  void answerDeliveries(Behaviour behaviour) {
    toDeliveries = behaviour;
  }

  void answerDeliveries(int status) {
    toDeliveries = exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** Takes deliveries and never answers, until the test is over. */
  void hang() {
    toDeliveries = _ -> closing.await();
  }

  String url() {
    return url("/callback");
  }

  String url(String target) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + target;
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
