package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.newswire.syndication.Copies;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Several copies of the service, and one after the other, on one database. */
class FeedCopiesTests {
  private final ConfigurableApplicationContext one = Copies.one();
  private final ConfigurableApplicationContext other = Copies.other();
  private final String section = "s-" + UUID.randomUUID();
  private final List<String> files = List.of("latest.rss", "latest.atom", "latest.json",
      section + ".rss", section + ".atom", section + ".json");

  @Test
  void serveTheSameBytesAndValidators() {
    var killed = freshId();
    syndication(one).takeIn(article(freshId(), 1, section), article(killed, 1, section));
    syndication(one).takeIn(kill(killed, 2, "Wrong bridge"));
    await().untilAsserted(() -> assertThat(subscriber(one).text("/feeds/" + section + ".atom"))
        .contains("Wrong bridge"));
    // Past the second in which the change was, where Last-Modified is still held back.
    await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
    var first = feeds(one);

    await().untilAsserted(() -> assertThat(feeds(other)).isEqualTo(first));
    try (var restarted = Copies.another()) {
      assertThat(feeds(restarted)).isEqualTo(first);
    }
  }

  @Test
  void hearOfEachOthersChanges() {
    var id = freshId();
    assertThat(subscriber(other).text("/feeds/latest.rss")).doesNotContain(id);

    syndication(one).takeIn(article(id, 1, section));

    // By notification: the versions are otherwise read every few seconds only.
    await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> assertThat(subscriber(other).text("/feeds/latest.rss")).contains(id));
  }

  private Map<String, String> feeds(ConfigurableApplicationContext copy) {
    var answers = new TreeMap<String, String>();
    for (var file : files) {
      var response = subscriber(copy).get("/feeds/" + file);
      answers.put(file, header(response, "ETag") + header(response, "Last-Modified")
          + Subscriber.text(response));
    }
    return answers;
  }

  private static Subscriber subscriber(ConfigurableApplicationContext copy) {
    return new Subscriber(Copies.port(copy));
  }

  private static Syndication syndication(ConfigurableApplicationContext copy) {
    return new Syndication(copy.getBean(TransactionTemplate.class), copy.getBean(Entries.class),
        copy.getBean(Feeds.class));
  }
}
