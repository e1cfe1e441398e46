package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What stands below the services goes away and comes back. */
@Order(50)
class OutageTests {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration REFUSAL = Duration.ofSeconds(5);

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();

  @AfterEach
  void everythingIsBack() {
    List.of("kafka", "postgres", "registry", "ingest", "render", "syndication")
        .forEach(product::ready);
  }

  @Test
  void withoutTheBrokerAPostIsRefusedInTimeAndTakenOnceItIsBack() {
    var section = Articles.freshSection("broker");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Broker").subscribed("text", List.of(section))) {
      product.component("kafka").stop();

      var asked = Clock.systemUTC().instant();
      var answer = desk.post(article);
      var taken = Duration.between(asked, Clock.systemUTC().instant());

      assertThat(answer.status()).as("%s", answer).isEqualTo(503);
      assertThat(answer.header("retry-after")).matches("\\d+");
      assertThat(answer.header("content-type")).startsWith("application/problem+json");
      assertThat(taken).isLessThanOrEqualTo(REFUSAL);

      product.ready("kafka");
      assertThat(desk.publishAtLast(article, SOON)).isEqualTo(1);
      awaitArrival(partner, section, id);
      assertThat(partner.accepted(id)).hasSize(1);
    }
  }

  @Test
  void withoutTheDatabaseAPostIsTakenAndArrivesOnceItIsBack() {
    var section = Articles.freshSection("database");
    var articles = List.of(Articles.plain(section), Articles.plain(section));
    try (var partner = product.partner("Database").subscribed("text", List.of(section))) {
      product.component("postgres").stop();

      assertThat(articles).allSatisfy(
          article -> assertThat(desk.publish(article)).isEqualTo(1));

      product.ready("postgres");
      assertThat(articles).allSatisfy(
          article -> awaitArrival(partner, section, article.path("id").asString()));
    }
  }

  @Test
  void withoutTheRegistryTheRoadStaysOpen() {
    var section = Articles.freshSection("registry");
    var article = Articles.plain(section);
    try (var partner = product.partner("Registry").subscribed("text", List.of(section))) {
      product.component("registry").stop();

      desk.publish(article);

      awaitArrival(partner, section, article.path("id").asString());
    }
  }

  private void awaitArrival(TestPartner partner, String section, String id) {
    await().untilAsserted(() -> {
      assertThat(partner.accepted(id)).isNotEmpty();
      assertThat(List.of("rss", "atom", "json"))
          .allSatisfy(format -> assertThat(feeds.shows(section, format, id)).isTrue());
    });
  }
}
