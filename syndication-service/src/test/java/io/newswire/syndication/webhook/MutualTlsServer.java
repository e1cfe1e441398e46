package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLPeerUnverifiedException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.newswire.syndication.partner.Tls;
import org.jspecify.annotations.Nullable;

/** A server on this machine that takes nothing from whoever has no certificate of its authority. */
final class MutualTlsServer implements AutoCloseable {
  private final HttpsServer server;
  private volatile @Nullable String client;

  MutualTlsServer() {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var context = new Tls(pem("server.pem"), pem("server.key"), pem("authority.pem")).context();
    server.setHttpsConfigurator(new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        var ours = context.getDefaultSSLParameters();
        ours.setNeedClientAuth(true);
        parameters.setSSLParameters(ours);
      }
    });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** PEM of the tests' resources; src/test/resources/tls has it. */
  static String pem(String name) {
    try (var file = MutualTlsServer.class.getResourceAsStream("/tls/" + name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      client = name((HttpsExchange) exchange);
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String name(HttpsExchange exchange) throws SSLPeerUnverifiedException {
    return exchange.getSSLSession().getPeerPrincipal().getName();
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Who made the last request. */
  @Nullable
  String client() {
    return client;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
