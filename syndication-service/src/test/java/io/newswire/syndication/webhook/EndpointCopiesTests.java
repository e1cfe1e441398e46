package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.syndication.Copies;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Two copies of the service on one database: an endpoint's limits hold for both together. */
class EndpointCopiesTests {
  private static final int ARTICLES = 60;

  private final ConfigurableApplicationContext one = Copies.one();
  private final ConfigurableApplicationContext other = Copies.other();
  private final String section = "s" + UUID.randomUUID();

  @Test
  void sendNoMoreAtOnceThanTheEndpointTakesAndHoldItTogether() throws Exception {
    try (var outlet = new Outlet(Copies.port(one), section, Map.of("concurrency", 3))) {
      var underWay = new AtomicInteger();
      var most = new AtomicInteger();
      outlet.server.behave(exchange -> {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        underWay.decrementAndGet();
        exchange.sendResponseHeaders(204, -1);
      });
      for (var number = 0; number < ARTICLES; number++) {
        publish(number % 2 == 0 ? one : other);
      }
      await()
          .untilAsserted(() -> assertThat(outlet.server.articles()).hasSize(ARTICLES));
      assertThat(most).hasValueBetween(2, 3);

      outlet.server.answer(500);
      for (var number = 0; number < ARTICLES; number++) {
        publish(number % 2 == 0 ? one : other);
      }
      await().untilAsserted(() -> assertThat(outlet.endpoint().get("status").asString())
          .isEqualTo("degraded"));
      // What was under way when the fifth failed, and what was being claimed while that was written
      // down: neither copy sends on.
      await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).untilAsserted(
          () -> assertThat(outlet.server.articles().size() - ARTICLES).isBetween(5, 11));
    }
  }

  private void publish(ConfigurableApplicationContext copy) {
    new Wire(copy.getBean(TransactionTemplate.class), copy.getBean(Entries.class),
        copy.getBean(DeliveryPlanner.class)).takeIn(article(freshId(), 1, section));
  }
}
