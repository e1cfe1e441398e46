package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** More bad endpoints than there are places: whoever is well gets everything all the same. */
@OutboundTest
@TestPropertySource(properties = {
    "newswire.webhook.sending.concurrency=8",
    "newswire.webhook.sending.failing=3",
    "newswire.webhook.sending.per-endpoint=4"})
class FairnessTests {
  private static final int ARTICLES = 40;
  private static final byte[] CHUNK = new byte[64 * 1024];

  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;

  private final String section = "s" + UUID.randomUUID();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Outlet> bad = new ArrayList<>();
  private Wire wire;

  @Autowired
  void wire(TransactionTemplate transaction, Entries entries, DeliveryPlanner planner) {
    wire = new Wire(transaction, entries, planner);
  }

  @Test
  void hangingDrippingEndlessAndFailingEndpointsHoldUpNobody() {
    misbehaving(_ -> isOverWithin(Duration.ofSeconds(30)));
    misbehaving(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (!isOverWithin(Duration.ofMillis(100))) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
      }
    });
    misbehaving(exchange -> {
      exchange.sendResponseHeaders(500, 0);
      while (true) {
        exchange.getResponseBody().write(CHUNK);
      }
    });
    misbehaving(exchange -> exchange.sendResponseHeaders(503, -1));
    try (var well = new Outlet(port, section, Map.of())) {
      for (var count = 0; count < ARTICLES; count++) {
        wire.takeIn(article(freshId(), 1, section));
        clock.advance(Duration.ofMillis(100));
      }

      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        clock.advance(Duration.ofMillis(100));
        assertThat(well.server.articles()).hasSize(ARTICLES);
      });
      // The places were wanted: the bad ones have not had theirs, and not for lack of trying.
      assertThat(bad).allSatisfy(outlet -> assertThat(outlet.server.articles())
          .hasSizeBetween(1, ARTICLES - 1));
    } finally {
      over.countDown();
      bad.forEach(Outlet::close);
    }
  }

  private boolean isOverWithin(Duration pause) throws InterruptedException {
    return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void misbehaving(TestPartner.Behaviour behaviour) {
    var outlet = new Outlet(port, section, Map.of());
    outlet.server.behave(behaviour);
    bad.add(outlet);
  }
}
