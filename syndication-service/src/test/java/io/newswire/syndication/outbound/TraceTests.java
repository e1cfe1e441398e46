package io.newswire.syndication.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.outbound.Trace.Header;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.partner.AllowedTargets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of an exchange. */
class TraceTests {
  private final OutboundClient client = new OutboundClient("Test/1",
      new OutboundClient.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2),
          Duration.ofSeconds(4), 4),
      new AddressGuard(new AllowedTargets(List.of("127.0.0.0/8"), List.of("1-65535"), null),
          InetAddress::getAllByName),
      Clock.systemUTC());
  private final HttpServer server = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.stop(0);
  }

  @Test
  void holdsHeadersAddressAndTimesWithoutSecrets() {
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().add("X-Request-Id", "7");
      exchange.getResponseHeaders().add("Set-Cookie", "session=hush");
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    });

    var trace = post(Map.of("webhook-id", "msg_1", "Authorization", "Bearer hush",
        "X-Partner-Key", "hush")).trace();

    assertThat(trace.toString()).doesNotContain("hush");
    assertThat(trace.requestHeaders())
        .contains(new Header("webhook-id", "msg_1"), new Header("Authorization", Headers.MASK),
            new Header("X-Partner-Key", Headers.MASK), new Header("User-Agent", "Test/1"))
        .extracting(Header::name).contains("Host", "Content-Length");
    assertThat(trace.responseHeaders()).contains(new Header("X-request-id", "7"),
        new Header("Set-cookie", Headers.MASK));
    assertThat(trace.remoteAddress())
        .isEqualTo("127.0.0.1:" + server.getAddress().getPort());
    assertThat(trace.timing().dns()).isNotNull();
    assertThat(trace.timing().connect()).isNotNull();
    assertThat(trace.timing().tls()).isNull();
    assertThat(trace.timing().firstByte()).isPositive();
  }

  @Test
  void saysThatAConnectionWasUsedAgain() {
    server.createContext("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    post(Map.of());

    var timing = post(Map.of()).trace().timing();

    assertThat(timing.connect()).isNull();
    assertThat(timing.firstByte()).isPositive();
  }

  @Test
  void readsNoEndlessHeaders() {
    server.createContext("/", exchange -> {
      for (var number = 0; number < 2_000; number++) {
        exchange.getResponseHeaders().add("X-" + number, "x".repeat(100));
      }
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });

    var exchange = post(Map.of());

    assertThat(exchange.answer()).isInstanceOf(Unanswered.class);
    assertThat(exchange.trace().responseHeaders()).isEmpty();
  }

  @Test
  void keepsSixteenKibibytesOfHeadersAtMost() {
    server.createContext("/", exchange -> {
      for (var number = 0; number < 50; number++) {
        exchange.getResponseHeaders().add("X-" + number, "x".repeat(1_000));
      }
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });

    assertThat(post(Map.of()).trace().responseHeaders()).hasSizeBetween(10, 17);
  }

  private Exchange post(Map<String, String> headers) {
    return client.post(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
        headers, "{}".getBytes(UTF_8));
  }
}
