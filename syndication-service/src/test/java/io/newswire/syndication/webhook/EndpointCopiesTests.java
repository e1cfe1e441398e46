package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.syndication.SyndicationApplication;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Two copies of the service on one database: an endpoint's limits hold for both together. */
class EndpointCopiesTests {
  private static final int ARTICLES = 60;

  private final Map<String, String> settings = TestStackInitializer
      .withDatabase(TestStack.shared().newDatabase());

  @Test
  void sendNoMoreAtOnceThanTheEndpointTakesAndHoldItTogether() throws Exception {
    try (var one = start(); var other = start()) {
      try (var outlet = new Outlet(port(one), "harbour", Map.of("concurrency", 3))) {
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
        await().atMost(Duration.ofSeconds(20))
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
  }

  private ConfigurableApplicationContext start() {
    var arguments = new ArrayList<String>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--NEWSWIRE_SYNDICATION_PORT=0");
    arguments.add("--NEWSWIRE_ALLOWED_TARGETS=127.0.0.0/8");
    // The articles come from the test, not from the topic, which other tests fill as well.
    arguments.add("--spring.cloud.stream.bindings.renditions.consumer.auto-startup=false");
    return new SpringApplicationBuilder(SyndicationApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  private static void publish(ConfigurableApplicationContext copy) {
    new Wire(copy.getBean(TransactionTemplate.class), copy.getBean(Entries.class),
        copy.getBean(DeliveryPlanner.class)).takeIn(article(freshId(), 1, "harbour"));
  }

  private static int port(ConfigurableApplicationContext copy) {
    return Integer.parseInt(
        requireNonNull(copy.getEnvironment().getProperty("local.server.port")));
  }
}
