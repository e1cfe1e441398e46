package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers' callbacks, a path each, that confirm what they are asked and note when what they wait for
 * arrives. The last of them hang when told to.
 */
final class Callbacks implements AutoCloseable {
  private static final Pattern CHALLENGE = Pattern.compile("(?:^|&)hub\\.challenge=([^&]+)");
  private static final int HEAD = 16 * 1024;
  private static final int ONE_IN = 50;

  static {
    // Two small segments an answer: Nagle would hold the second one back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Of more than 200 it would drop connections that the client is about to use again.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
  }

  private final HttpServer server;
  private final int hanging;
  private final String secret;
  private final AtomicInteger confirmed = new AtomicInteger();
  private final AtomicInteger verified = new AtomicInteger();
  private final AtomicInteger forged = new AtomicInteger();
  private volatile Awaited awaited = new Awaited("");
  private volatile CountDownLatch held = new CountDownLatch(0);

  /**
   * What the callbacks wait for.
   *
   * @param text at the beginning of the document
   */
  private static final class Awaited {
    private final String text;
    private final Map<Integer, Instant> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile byte @Nullable [] body;

    Awaited(String text) {
      this.text = text;
    }
  }

  /**
   * @param hanging the number of the first callback that may hang
   */
  Callbacks(int hanging, String secret) throws IOException {
    this.hanging = hanging;
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var query = exchange.getRequestURI().getRawQuery();
      if ("GET".equals(exchange.getRequestMethod())) {
        confirm(exchange, query == null ? "" : query);
        return;
      }
      var body = exchange.getRequestBody().readAllBytes();
      var number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      var current = awaited;
      if (new String(body, 0, Math.min(HEAD, body.length), UTF_8).contains(current.text)) {
        current.arrivals.putIfAbsent(number, Instant.now());
        current.body = body;
        if (current.requests.incrementAndGet() % ONE_IN == 0) {
          verify(exchange.getRequestHeaders().getFirst("X-Hub-Signature"), body);
        }
      }
      if (number >= hanging) {
        held.await();
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void confirm(HttpExchange exchange, String query) throws IOException {
    var challenge = CHALLENGE.matcher(query);
    var body = challenge.find() ? challenge.group(1).getBytes(UTF_8) : new byte[0];
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    confirmed.incrementAndGet();
  }

  /** What comes without a signature is the bare loop's. */
  private void verify(@Nullable String signature, byte[] body) {
    if (signature == null) {
      return;
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      var expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
      (expected.equals(signature) ? verified : forged).incrementAndGet();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String url(int number) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + number;
  }

  int confirmed() {
    return confirmed.get();
  }

  /** From now on waits for documents that hold the text near their beginning. */
  void await(String text) {
    awaited = new Awaited(text);
  }

  /** When it arrived first, by the callback's number. */
  Map<Integer, Instant> arrivals() {
    return awaited.arrivals;
  }

  /** How often it arrived, repeats and all. */
  int requests() {
    return awaited.requests.get();
  }

  /** The document that arrived. */
  byte[] body() {
    var body = awaited.body;
    if (body == null) {
      throw new IllegalStateException("nothing has arrived");
    }
    return body;
  }

  /** The callbacks that may hang do so from now on. */
  void hang() {
    held = new CountDownLatch(1);
  }

  /** Those that hang answer at last. */
  void release() {
    held.countDown();
  }

  /**
   * How many signatures were verified.
   *
   * @throws IllegalStateException where one did not verify
   */
  int verified() {
    if (forged.get() > 0) {
      throw new IllegalStateException(forged + " signatures do not verify");
    }
    return verified.get();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
