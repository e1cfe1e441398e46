package io.newswire.syndication.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.partner.AllowedTargets;
import io.newswire.syndication.partner.HostNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may name a URL reaches nothing of ours with it: a server on every address sees nobody. */
class HostileTargetsTests {
  private static final Map<String, List<String>> NAMES = Map.of(
      "loopback.test", List.of("127.0.0.1"),
      "loopback6.test", List.of("::1"),
      "mapped.test", List.of("::ffff:127.0.0.1"),
      "half-public.test", List.of("93.184.215.14", "127.0.0.1"),
      "nat64.test", List.of("64:ff9b::7f00:1"),
      "link-local.test", List.of("fe80::1"),
      "metadata.test", List.of("169.254.169.254"),
      "private.test", List.of("10.1.2.3"));

  private final Trap trap = new Trap();

  @AfterEach
  void close() throws IOException {
    trap.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      // loopback, as it can be spelled
      "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://LOCALHOST.:PORT/",
      "http://127.0.0.1.:PORT/", "http://127.1:PORT/", "http://127.0.1:PORT/",
      "http://2130706433:PORT/", "http://017700000001:PORT/", "http://0177.0.0.1:PORT/",
      "http://127.000.000.001:PORT/", "http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/",
      "http://0x7F.1:PORT/", "http://127.8.8.8:PORT/", "http://0.0.0.0:PORT/", "http://0:PORT/",
      "http://[::1]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/", "http://[::]:PORT/",
      "http://localhost.localdomain:PORT/", "http://ip6-localhost:PORT/",
      // IPv4 in the disguise of IPv6
      "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/",
      "http://[::127.0.0.1]:PORT/", "http://[::ffff:0:127.0.0.1]:PORT/",
      "http://[64:ff9b::127.0.0.1]:PORT/", "http://[64:ff9b:1::7f00:1]:PORT/",
      "http://[2002:7f00:1::1]:PORT/", "http://[2001:0:53aa:64c:0:0:80ff:fffe]:PORT/",
      "http://[2606:4700::5efe:127.0.0.1]:PORT/",
      // private, shared, reserved, multicast
      "http://10.0.0.1:PORT/", "http://172.16.0.1:PORT/", "http://192.168.0.1:PORT/",
      "http://100.64.0.1:PORT/", "http://198.18.0.1:PORT/", "http://192.0.2.1:PORT/",
      "http://224.0.0.1:PORT/", "http://255.255.255.255:PORT/", "http://240.0.0.1:PORT/",
      "http://[fc00::1]:PORT/", "http://[fd12:3456::1]:PORT/", "http://[fec0::1]:PORT/",
      "http://[ff02::1]:PORT/", "http://[2001:db8::1]:PORT/", "http://[3fff::1]:PORT/",
      "http://[100::1]:PORT/", "http://[4000::1]:PORT/",
      // link-local, with and without a zone
      "http://169.254.1.1:PORT/", "http://[fe80::1]:PORT/", "http://[fe80::1%25lo]:PORT/",
      "http://[::1%25lo]:PORT/", "http://[fe80::1%251]:PORT/",
      // metadata services of clouds
      "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/latest/meta-data/",
      "http://100.100.100.200/latest/meta-data/", "http://168.63.129.16/machine",
      "http://192.0.0.192/opc/v2/",
      // names that lead there
      "http://loopback.test:PORT/", "http://loopback6.test:PORT/", "http://mapped.test:PORT/",
      "http://half-public.test:PORT/", "http://nat64.test:PORT/", "http://link-local.test:PORT/",
      "http://metadata.test:PORT/", "http://private.test:PORT/",
      // user information, and what looks like it
      "http://93.184.215.14@127.0.0.1:PORT/", "http://127.0.0.1:PORT@loopback.test:PORT/",
      "http://93.184.215.14:80@localhost:PORT/", "http://localhost:PORT#@93.184.215.14/",
      // ports and schemes
      "https://93.184.215.14:22/", "http://93.184.215.14:25/", "http://93.184.215.14:1/",
      "https://93.184.215.14:0/", "ftp://127.0.0.1:PORT/", "gopher://127.0.0.1:PORT/",
      "//127.0.0.1:PORT/", "file:///etc/passwd"})
  void dialsNoHostileTarget(String target) throws IOException {
    var url = URI.create(target.replace("PORT", String.valueOf(trap.port())));
    try (var client = client(guard(HostileTargetsTests::lookUp))) {
      var exchange = client.post(url, Map.of(), "{}".getBytes(UTF_8));

      assertThat(exchange.answer()).isInstanceOf(Unanswered.class);
      assertThat(exchange.trace().remoteAddress()).isNull();
      // Refused, and not merely unreachable from here.
      assertThat(exchange.trace().timing().connect()).isNull();
      assertThat(((Unanswered) exchange.answer()).reason()).doesNotContain("Connect");
    }
    assertThat(trap.connections()).isZero();
  }

  @Test
  void dialsWhatWasVettedWhateverTheNameLeadsToNext() throws IOException {
    var lookups = new AtomicInteger();
    // At registration, and at the first look of each attempt, all is well.
    HostNames rebinding = _ -> addresses(
        List.of(lookups.getAndIncrement() % 2 == 0 ? "93.184.215.14" : "127.0.0.1"));
    try (var client = client(guard(rebinding))) {
      for (var attempt = 0; attempt < 4; attempt++) {
        var before = lookups.get();
        client.post(URI.create("http://rebinding.test:" + trap.port() + "/"), Map.of(),
            new byte[0]);
        assertThat(lookups.get()).as("one look an attempt").isEqualTo(before + 1);
      }
    }
    assertThat(trap.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void followsNoRedirectIntoOurNetwork(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + trap.port() + "/");
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
    var guard = new AddressGuard(targets(List.of("127.0.0.1/32")), InetAddress::getAllByName);
    try (var client = client(guard)) {
      var exchange = client.post(URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
          Map.of(), new byte[0]);

      assertThat(exchange.answer()).isInstanceOfSatisfying(Answered.class,
          answer -> assertThat(answer.status()).isEqualTo(status));
    } finally {
      server.stop(0);
    }
    assertThat(trap.connections()).isZero();
  }

  @Test
  void reachesWhatTheDeploymentNamesAndNothingBesides() throws IOException {
    var guard = new AddressGuard(targets(List.of("127.0.0.2/32")), HostileTargetsTests::lookUp);
    try (var client = client(guard)) {
      client.get(URI.create("http://127.0.0.2:" + trap.port() + "/"));
      assertThat(trap.connections()).isOne();

      client.get(URI.create("http://127.0.0.1:" + trap.port() + "/"));
      client.get(URI.create("http://loopback.test:" + trap.port() + "/"));
    }
    assertThat(trap.connections()).isZero();
  }

  static InetAddress[] lookUp(String host) throws UnknownHostException {
    var known = NAMES.get(host);
    return known == null ? InetAddress.getAllByName(host) : addresses(known);
  }

  private static InetAddress[] addresses(List<String> literals) {
    return literals.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private static AddressGuard guard(HostNames names) {
    return new AddressGuard(targets(List.of()), names);
  }

  private static AllowedTargets targets(List<String> cidrs) {
    return new AllowedTargets(cidrs, List.of("80", "443", "1024-65535"), null);
  }

  private static OutboundClient client(AddressGuard guard) {
    return new OutboundClient("Test/1", new OutboundClient.Bounds(Duration.ofMillis(200),
        Duration.ofSeconds(1), Duration.ofSeconds(2), 4), guard, Clock.systemUTC());
  }
}
