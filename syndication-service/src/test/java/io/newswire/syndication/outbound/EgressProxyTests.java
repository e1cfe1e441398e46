package io.newswire.syndication.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.partner.AllowedTargets;
import org.junit.jupiter.api.Test;

/** With an egress proxy, it is told the address that was vetted, and never a name. */
class EgressProxyTests {
  @Test
  void tunnelsToTheVettedAddressAndSpeaksOfTheName() throws IOException {
    var hosts = new CopyOnWriteArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      hosts.add(exchange.getRequestHeaders().getFirst("Host"));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
    var port = server.getAddress().getPort();
    try (var proxy = new Proxy(); var client = client(proxy, "127.0.0.0/8")) {
      var exchange = client.post(URI.create("http://partner.test:" + port + "/hook"), Map.of(),
          "{}".getBytes(UTF_8));

      assertThat(exchange.answer()).isInstanceOfSatisfying(Answered.class,
          answer -> assertThat(answer.status()).isEqualTo(204));
      assertThat(proxy.requests).containsExactly("CONNECT 127.0.0.1:" + port + " HTTP/1.1");
      assertThat(hosts).containsExactly("partner.test:" + port);
      assertThat(exchange.trace().remoteAddress()).isEqualTo("127.0.0.1:" + port);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void neitherAsksTheProxyForAHostileTargetNorReachesTheProxyItself() throws IOException {
    try (var proxy = new Proxy(); var client = client(proxy, "192.0.2.0/24")) {
      for (var url : List.of("http://partner.test/", "https://partner.test/",
          "http://169.254.169.254/", "http://[::1]:8080/",
          "http://localhost:" + proxy.socket.getLocalPort() + "/")) {
        assertThat(client.post(URI.create(url), Map.of(), new byte[0]).answer()).as(url)
            .isInstanceOfSatisfying(Unanswered.class,
                answer -> assertThat(answer.reason()).contains("NEWSWIRE_ALLOWED_TARGETS"));
      }
      assertThat(proxy.requests).isEmpty();
    }
  }

  private static OutboundClient client(Proxy proxy, String allowed) {
    var targets = new AllowedTargets(List.of(allowed), List.of("80", "443", "1024-65535"),
        URI.create("http://localhost:" + proxy.socket.getLocalPort()));
    var guard = new AddressGuard(targets,
        _ -> new InetAddress[]{InetAddress.ofLiteral("127.0.0.1")});
    return new OutboundClient("Test/1", new OutboundClient.Bounds(Duration.ofSeconds(2),
        Duration.ofSeconds(2), Duration.ofSeconds(4), 4), guard, Clock.systemUTC());
  }

  /** A proxy that does as it is told, and remembers what. */
  private static final class Proxy implements AutoCloseable {
    final ServerSocket socket;
    final List<String> requests = new CopyOnWriteArrayList<>();

    Proxy() throws IOException {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      while (!socket.isClosed()) {
        try {
          var client = socket.accept();
          Thread.ofVirtual().start(() -> tunnel(client));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void tunnel(Socket client) {
      try (client) {
        var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        var request = reader.readLine();
        requests.add(request);
        for (var line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
          assertThat(line).doesNotStartWith("webhook-");
        }
        var target = request.split(" ")[1].split(":");
        try (var server = new Socket(target[0], Integer.parseInt(target[1]))) {
          client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(UTF_8));
          var answers = Thread.ofVirtual().start(() -> copy(server, client));
          copy(client, server);
          answers.interrupt();
        }
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    private static void copy(Socket from, Socket to) {
      try {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException closed) {
        // the other end has gone
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
