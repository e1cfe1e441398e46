package io.newswire.local.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class DeskClientTests {
  private final List<String> keys = new CopyOnWriteArrayList<>();

  @Test
  void sendsAFileAsItIsAndSaysWhatItIs() throws Exception {
    var sent = new CompletableFuture<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/articles", exchange -> {
      try (exchange) {
        sent.complete(exchange.getRequestHeaders().getFirst("Content-Type") + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(202, -1);
      }
    });
    server.start();
    try (var desk = new DeskClient("http://127.0.0.1:" + server.getAddress().getPort(), "nw_k")) {
      desk.post(ArticleFile.parse("a.xml", "<nitf> <body>é</body></nitf>\n"));

      assertThat(sent).isCompletedWithValue("application/nitf+xml <nitf> <body>é</body></nitf>\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void waitsWhenAskedToAndSendsTheSameAgain() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/articles", exchange -> {
      try (exchange) {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Retry-After", "0");
        var body = "{\"id\":\"urn:a\",\"revision\":1,\"eventId\":\"e\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(keys.size() == 1 ? 503 : 202, body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
    try (var desk = new DeskClient("http://127.0.0.1:" + server.getAddress().getPort(), "nw_k")) {
      var answer = desk.post(JsonNodeFactory.instance.objectNode().put("headline", "H"));

      assertThat(answer).isEqualTo(new DeskAnswer.Accepted("urn:a", 1, "e"));
      assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
    } finally {
      server.stop(0);
    }
  }
}
