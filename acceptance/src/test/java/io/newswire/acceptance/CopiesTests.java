package io.newswire.acceptance;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.newswire.acceptance.DeskLoad.Balancer;
import io.newswire.local.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two copies of each service, with desks that go on posting. */
@Tag("proof")
@Order(55)
class CopiesTests {
  private static final List<String> SERVICES = List.of("ingest", "render", "syndication");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final RunningProduct product = RunningProduct.shared();
  private final Map<String, Component> seconds = SERVICES.stream()
      .collect(toMap(identity(), name -> product.stack().copyOf(name, freePort())));
  private final Balancer ingest = new Balancer(product.component("ingest"), second("ingest"));
  private final String section = Articles.freshSection("copies");

  @BeforeEach
  void secondCopiesAreThere() {
    seconds.values().forEach(Component::start);
    seconds.values().forEach(copy -> copy.awaitReady(PATIENCE));
  }

  @AfterEach
  void oneOfEachIsLeft() {
    seconds.values().forEach(Component::kill);
    SERVICES.forEach(product::ready);
  }

  @Test
  void aRollingRestartAndAKilledCopyLoseNothingAndNothingGoesBackwards() {
    try (var partner = product.partner("Copies").subscribed("text", List.of(section));
        var load = new DeskLoad(ingest, product.stack().keys().editor(), section)) {
      load.begin();
      SERVICES.forEach(this::restart);
      load.awaitMore(50);
      List.of("render", "syndication").forEach(service -> second(service).kill());
      var killed = Instant.now();
      var afterwards = post(load);
      await().until(() -> afterwards.stream()
          .noneMatch(id -> partner.accepted(id).isEmpty()));
      System.out.printf(
          "The share of killed copies of render and syndication had moved after %d ms%n",
          Duration.between(killed, Instant.now()).toMillis());
      load.end();

      // 503 with Retry-After is an answer that a desk repeats; there was no other.
      assertThat(load.failures()).isEmpty();
      await().untilAsserted(() -> assertThat(load.accepted())
          .allSatisfy((id, revision) -> assertThat(partner.accepted(id))
              .extracting(TestPartner.Delivery::revision).last().isEqualTo(revision)));
      assertThat(load.accepted().keySet()).allSatisfy(id -> assertThat(partner.accepted(id))
          .extracting(TestPartner.Delivery::revision).isSorted());
      assertThat(partner.forgeries()).isEmpty();
    }
  }

  /** As an orchestrator does: no new requests first, then SIGTERM. */
  private void restart(String service) {
    var copy = product.component(service);
    ingest.takeOut(copy);
    copy.stop();
    product.ready(service);
    ingest.putBack(copy);
  }

  /** Enough that some of them are on every partition. */
  private List<String> post(DeskLoad load) {
    return IntStream.range(0, 40).mapToObj(_ -> load.post(Articles.plain(section)))
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  private Component second(String service) {
    return requireNonNull(seconds.get(service));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
