package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationApplication;
import io.newswire.syndication.entry.Entries;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Several copies of the service, and one after the other, on one database. */
class FeedCopiesTests {
  private static final List<String> FILES = List.of("latest.rss", "latest.atom", "latest.json",
      "harbour.rss", "harbour.atom", "harbour.json");

  private final Map<String, String> settings = TestStackInitializer
      .withDatabase(TestStack.shared().newDatabase());

  @Test
  void serveTheSameBytesAndValidators() {
    Map<String, String> first;
    try (var copy = start()) {
      var killed = freshId();
      syndication(copy).takeIn(article(freshId(), 1, "harbour"), article(killed, 1, "harbour"));
      syndication(copy).takeIn(kill(killed, 2, "Wrong bridge"));
      await().untilAsserted(() -> assertThat(subscriber(copy).text("/feeds/harbour.atom"))
          .contains("Wrong bridge"));
      // Past the second in which the change was, where Last-Modified is still held back.
      await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
      first = feeds(copy);
      try (var other = start()) {
        assertThat(feeds(other)).isEqualTo(first);
      }
    }

    try (var restarted = start()) {
      assertThat(feeds(restarted)).isEqualTo(first);
    }
  }

  @Test
  void hearOfEachOthersChanges() {
    try (var one = start(); var other = start()) {
      var id = freshId();
      assertThat(subscriber(other).text("/feeds/latest.rss")).doesNotContain(id);

      syndication(one).takeIn(article(id, 1, "harbour"));

      // By notification: the versions are otherwise read every few seconds only.
      await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(10))
          .untilAsserted(
              () -> assertThat(subscriber(other).text("/feeds/latest.rss")).contains(id));
    }
  }

  private Map<String, String> feeds(ConfigurableApplicationContext copy) {
    var answers = new TreeMap<String, String>();
    for (var file : FILES) {
      var response = subscriber(copy).get("/feeds/" + file);
      answers.put(file, header(response, "ETag") + header(response, "Last-Modified")
          + Subscriber.text(response));
    }
    return answers;
  }

  private static Subscriber subscriber(ConfigurableApplicationContext copy) {
    return new Subscriber(Integer.parseInt(
        String.valueOf(copy.getEnvironment().getProperty("local.server.port"))));
  }

  private static Syndication syndication(ConfigurableApplicationContext copy) {
    return new Syndication(copy.getBean(TransactionTemplate.class), copy.getBean(Entries.class),
        copy.getBean(Feeds.class));
  }

  private ConfigurableApplicationContext start() {
    var arguments = new ArrayList<String>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--NEWSWIRE_SYNDICATION_PORT=0");
    // The articles come from the test, not from the topic, which other tests fill as well.
    arguments.add("--spring.cloud.stream.bindings.renditions.consumer.auto-startup=false");
    arguments.add("--newswire.feeds.check-interval=30s");
    return new SpringApplicationBuilder(SyndicationApplication.class)
        .run(arguments.toArray(String[]::new));
  }
}
