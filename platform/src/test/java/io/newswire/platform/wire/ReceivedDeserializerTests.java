package io.newswire.platform.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;

import com.sun.net.httpserver.HttpServer;
import io.newswire.event.Article;
import io.newswire.platform.wire.Received.Unreadable;
import org.junit.jupiter.api.Test;

class ReceivedDeserializerTests {
  private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 0, 99, 2, 4, 6};

  @Test
  void makesAValueOfBytesThatAreNoAvro() {
    try (var deserializer = AvroWire.deserializer("http://localhost:1", Article.class)) {
      var received = deserializer.deserialize("newswire.articles",
          "{\"headline\":1}".getBytes(UTF_8));

      assertThat(received).isInstanceOf(Unreadable.class);
      assertThat(received.raw()).isEqualTo("{\"headline\":1}".getBytes(UTF_8));
    }
  }

  @Test
  void makesAValueOfARecordWithoutOne() {
    try (var deserializer = AvroWire.deserializer("http://localhost:1", Article.class)) {
      assertThat(deserializer.deserialize("newswire.articles", null))
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void makesAValueOfASchemaIdThatTheRegistryDoesNotKnow() throws IOException {
    var registry = registryAnswering(404);
    try (var deserializer = AvroWire.deserializer(urlOf(registry), Article.class)) {
      assertThat(deserializer.deserialize("newswire.articles", UNKNOWN_SCHEMA))
          .isInstanceOfSatisfying(Unreadable.class,
              unreadable -> assertThat(unreadable.reason()).startsWith("No schema with the id "));
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void doesNotWaitForEverForARegistryThatTakesTheQuestionAndNeverAnswers() throws IOException {
    try (var silent = new ServerSocket(0);
        var deserializer = new ReceivedDeserializer<Article>()) {
      var settings = new HashMap<>(AvroWire.settings("http://localhost:" + silent.getLocalPort()));
      settings.put(AvroWire.RECORD_TYPE, Article.class.getName());
      settings.put(AvroWire.REGISTRY_PATIENCE, Duration.ofMillis(500));
      deserializer.configure(settings, false);

      assertThatThrownBy(() -> deserializer.deserialize("newswire.articles", UNKNOWN_SCHEMA))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void neverBlamesTheRecordWhenTheRegistryIsAway() throws IOException {
    try (var deserializer = AvroWire.deserializer("http://localhost:" + closedPort(),
        Article.class)) {
      assertThatThrownBy(() -> deserializer.deserialize("newswire.articles", UNKNOWN_SCHEMA))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void neverBlamesTheRecordWhenTheRegistryBreaks() throws IOException {
    var registry = registryAnswering(503);
    try (var deserializer = AvroWire.deserializer(urlOf(registry), Article.class)) {
      assertThatThrownBy(() -> deserializer.deserialize("newswire.articles", UNKNOWN_SCHEMA))
          .isInstanceOf(RegistryUnavailable.class);
    } finally {
      registry.stop(0);
    }
  }

  private static HttpServer registryAnswering(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      var body = ("{\"status\":" + status + ",\"title\":\"answer of the test\",\"name\":\"x\"}")
          .getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    return server;
  }

  private static String urlOf(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
