package io.newswire.syndication.websub;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;

import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationApplication;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.Feeds;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Two copies of the service on one database, and one that comes after them. */
class HubCopiesTests {
  private static final int CALLBACKS = 100;

  private final Map<String, String> settings = TestStackInitializer
      .withDatabase(TestStack.shared().newDatabase());

  @Test
  void deliverEachChangeOnceTogetherAndAlsoAfterARestart() {
    try (var subscriber = new TestSubscriber()) {
      try (var one = start(); var other = start()) {
        var topic = topic(one);
        for (var number = 0; number < CALLBACKS; number++) {
          var asked = client(number % 2 == 0 ? one : other).post("hub.mode", "subscribe",
              "hub.topic", topic, "hub.callback", subscriber.url("/" + number));
          assertThat(asked.statusCode()).isEqualTo(202);
        }
        await().untilAsserted(
            () -> assertThat(client(one).subscriptions(topic)).hasSizeGreaterThanOrEqualTo(50));
        await().untilAsserted(() -> assertThat(count(one)).isEqualTo(CALLBACKS));
        assertThat(subscriber.questions()).hasSize(CALLBACKS);

        publish(other);

        awaitEach(subscriber, 1);
        subscriber.answerDeliveries(500);
        publish(one);
        awaitEach(subscriber, 2);
        // Until all that failed is recorded: the copies stop with nothing under way.
        await().untilAsserted(() -> assertThat(client(one).subscriptions(topic)).allSatisfy(
            subscription -> assertThat(subscription.get("failures").asInt()).isEqualTo(1)));
      }
      subscriber.answerDeliveries(204);
      try (var restarted = start()) {
        awaitEach(subscriber, 3);
        await().untilAsserted(() -> assertThat(client(restarted).subscriptions(topic(restarted)))
            .allSatisfy(subscription -> assertThat(subscription.get("state").asString())
                .isEqualTo("current")));
      }
    }
  }

  private static void awaitEach(TestSubscriber subscriber, long times) {
    await().untilAsserted(() -> assertThat(
        subscriber.deliveries().stream().map(TestSubscriber.Delivery::target)
            .collect(groupingBy(Function.identity(), counting())))
        .hasSize(CALLBACKS).allSatisfy((_, count) -> assertThat(count).isEqualTo(times)));
  }

  private static long count(ConfigurableApplicationContext copy) {
    return copy.getBean(Subscriptions.class).count();
  }

  private static String topic(ConfigurableApplicationContext copy) {
    return client(copy).discover("latest.atom").topic();
  }

  private static HubClient client(ConfigurableApplicationContext copy) {
    return new HubClient(Integer.parseInt(
        String.valueOf(copy.getEnvironment().getProperty("local.server.port"))));
  }

  private static void publish(ConfigurableApplicationContext copy) {
    new Syndication(copy.getBean(TransactionTemplate.class), copy.getBean(Entries.class),
        copy.getBean(Feeds.class)).takeIn(article(freshId(), 1, "harbour"));
  }

  private ConfigurableApplicationContext start() {
    var arguments = new ArrayList<String>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--NEWSWIRE_SYNDICATION_PORT=0");
    arguments.add("--NEWSWIRE_ALLOWED_TARGETS=127.0.0.0/8");
    arguments.add("--newswire.public-url=https://wire.example");
    // The articles come from the test, not from the topic, which other tests fill as well.
    arguments.add("--spring.cloud.stream.bindings.renditions.consumer.auto-startup=false");
    return new SpringApplicationBuilder(SyndicationApplication.class)
        .run(arguments.toArray(String[]::new));
  }
}
