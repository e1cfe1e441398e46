package io.newswire.syndication.websub;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.Feeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A feed of one section, with an article in it, and somebody who may subscribe to it. */
abstract class HubFixture {
  private static final Duration QUIET = Duration.ofMillis(300);

  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  Feeds feeds;
  @Autowired
  MutableClock clock;
  @Autowired
  JdbcClient jdbc;

  final TestSubscriber subscriber = new TestSubscriber();
  final String section = "s-" + UUID.randomUUID();
  Syndication syndication;
  HubClient hub;
  String topic = "";

  @BeforeEach
  void publishTheFirstArticle() {
    // The minute in which the last test asked is over.
    clock.advance(Duration.ofSeconds(61));
    syndication = new Syndication(transaction, entries, feeds);
    hub = new HubClient(port);
    publish();
    await().untilAsserted(() -> topic = hub.discover(section + ".atom").topic());
  }

  @AfterEach
  void leave() {
    subscriber.close();
    for (var subscription : hub.subscriptions(topic)) {
      hub.admin("DELETE", "/hub/subscriptions/" + subscription.get("id").asLong());
    }
  }

  String publish() {
    var id = freshId();
    syndication.takeIn(article(id, 1, section));
    return id;
  }

  /** Subscribes, and waits until the hub says so. */
  void subscribe(String to, String... more) {
    var parameters = new ArrayList<>(List.of("hub.mode", "subscribe", "hub.topic", to,
        "hub.callback", subscriber.url()));
    parameters.addAll(List.of(more));
    var before = outcomes().size();
    var answer = hub.post(parameters.toArray(String[]::new));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    await().untilAsserted(() -> assertThat(outcomes()).hasSize(before + 1));
    assertThat(outcomes().getLast()).isEqualTo("confirmed");
  }

  /** What came of the requests for this subscriber, in their order. */
  List<String> outcomes() {
    return jdbc.sql("""
        SELECT outcome FROM subscription_intent
        WHERE callback = ? AND finished_at IS NOT NULL ORDER BY id
        """)
        .param(subscriber.url()).query(String.class).list();
  }

  void staysQuiet(int deliveries) {
    await().during(QUIET).atMost(QUIET.multipliedBy(4))
        .until(() -> subscriber.deliveries().size() == deliveries);
  }
}
