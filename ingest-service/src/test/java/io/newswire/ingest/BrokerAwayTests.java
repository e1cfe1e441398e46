package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.newswire.ingest.DeskClient.Answer;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real broker that goes away and comes back, and copies that do. */
class BrokerAwayTests {
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final String id = DeskClient.newId();

  @AfterEach
  void bringTheBrokerBack() {
    TestStack.shared().startKafka();
  }

  @Test
  void refusesInTimeAndTakesArticlesAgainWhenTheBrokerIsBack() {
    try (var copy = IngestCopy.start(); var fresh = IngestCopy.start()) {
      var desk = copy.desk();
      ArticlesTopic.awaitReady(desk);
      ArticlesTopic.awaitReady(fresh.desk());
      var before = desk.post(DeskClient.article(id, "before"));
      assertThat(before.status()).isEqualTo(202);

      TestStack.shared().stopKafka();

      assertRefusedInTime(() -> desk.post(DeskClient.article(null, "during")));
      // a copy that has never sent anything knows nothing of the topic
      assertRefusedInTime(() -> fresh.desk().post(DeskClient.article(null, "during")));
      assertRefusedInTime(() -> desk.kill(id, "Libel"));
      assertThat(desk.post("{}").status()).isEqualTo(422);
      assertThat(desk.post(DeskClient.article(id, "before")).json()).isEqualTo(before.json());

      TestStack.shared().startKafka();
      var after = DeskClient.article(id, "after");
      await().atMost(RECOVERY).pollInterval(Duration.ofMillis(300)).untilAsserted(
          () -> assertThat(desk.post(after).status()).isEqualTo(202));

      assertThat(desk.get(id).field("/headline")).isEqualTo("after");
      assertThat(desk.get(id).field("/revision")).isEqualTo("2");
      await().atMost(RECOVERY).untilAsserted(
          () -> assertThat(fresh.desk().get(id).field("/headline")).isEqualTo("after"));
    }
  }

  @Test
  void startsWithoutTheBrokerAndIsReadyWhenItComes() {
    var settings = TestStackInitializer.withoutDatabase();
    TestStack.shared().stopKafka();
    try (var copy = IngestCopy.start(settings)) {
      assertRefusedInTime(() -> copy.desk().post(DeskClient.article(id, "x")));
      assertThat(copy.desk().open("/actuator/health/readiness").status()).isEqualTo(503);

      TestStack.shared().startKafka();

      ArticlesTopic.awaitReady(copy.desk());
      await().atMost(RECOVERY).untilAsserted(() -> assertThat(
          copy.desk().post(DeskClient.article(id, "x")).status()).isEqualTo(202));
    }
  }

  @Test
  void knowsAfterARestartWhatItKnewBefore() {
    var key = UUID.randomUUID().toString();
    Answer keyed;
    try (var copy = IngestCopy.start()) {
      ArticlesTopic.awaitReady(copy.desk());
      copy.desk().post(DeskClient.article(id, "one"));
      copy.desk().put(id, DeskClient.article(null, "two"));
      keyed = copy.desk().post(DeskClient.article(null, "x"), "Idempotency-Key", key);
      copy.desk().put(keyed.field("/id"), DeskClient.article(null, "y"));
    }

    try (var copy = IngestCopy.start()) {
      var desk = copy.desk();
      ArticlesTopic.awaitReady(desk);

      assertThat(desk.get(id).field("/headline")).isEqualTo("two");
      assertThat(desk.put(id, DeskClient.article(null, "two")).revision()).isEqualTo(2);
      assertThat(desk.put(id, DeskClient.article(null, "three")).revision()).isEqualTo(3);
      assertThat(desk.post(DeskClient.article(null, "x"), "Idempotency-Key", key).json())
          .isEqualTo(keyed.json());
    }
  }

  private interface Call {
    Answer make();
  }

  private static void assertRefusedInTime(Call call) {
    var start = Instant.now();
    var answer = call.make();

    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.retryAfter()).isNotNull();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}
