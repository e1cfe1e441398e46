package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.event.Article;
import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two copies of the service that know nothing of each other but what is on the log. */
class CopiesTests {
  private static IngestCopy other;
  private static List<DeskClient> desks;

  private final String id = DeskClient.newId();

  @BeforeAll
  static void start() {
    other = IngestCopy.start();
    desks = List.of(IngestCopy.shared().desk(), other.desk());
    desks.forEach(ArticlesTopic::awaitReady);
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  @Test
  void giveEveryAcceptedRevisionANumberOfItsOwn() throws Exception {
    desks.getFirst().post(DeskClient.article(id, "first"));
    var puts = new ArrayList<Callable<Answer>>();
    for (int number = 0; number < 60; number++) {
      var desk = desks.get(number % 2);
      var headline = "h" + number;
      var key = UUID.randomUUID().toString();
      puts.add(() -> Patient.untilTaken(
          () -> desk.post(DeskClient.article(id, headline), "Idempotency-Key", key)));
    }

    var answers = atOnce(puts);

    assertThat(answers).allSatisfy(it -> assertThat(it.status()).as(it.text()).isEqualTo(202));
    assertThat(answers).extracting(Answer::revision).doesNotHaveDuplicates();
    // What stands on the log, first come first served, is what the senders were told.
    var standing = standing();
    for (int number = 0; number < answers.size(); number++) {
      var event = answers.get(number).field("/eventId");
      var headline = "h" + number;
      assertThat(standing).filteredOn(it -> it.getEventId().equals(event)).singleElement()
          .satisfies(it -> assertThat(it.getHeadline()).isEqualTo(headline));
    }
    assertThat(standing).hasSize(61);
  }

  /** The revisions that a reader keeps who ignores what is not newer than what it knows. */
  private List<Article> standing() {
    var standing = new ArrayList<Article>();
    for (var entry : ArticlesTopic.of(id)) {
      if (standing.isEmpty()
          || entry.article().getRevision() > standing.getLast().getRevision()) {
        standing.add(entry.article());
      }
    }
    return standing;
  }

  @Test
  void takeTheSameKeyForTheSameEvent() throws Exception {
    var key = UUID.randomUUID().toString();
    var posts = IntStream
        .range(0, 20).<Callable<Answer>>mapToObj(number -> () -> Patient.untilTaken(
            () -> desks.get(number % 2).post(DeskClient.article(null, "x"), "Idempotency-Key",
                key)))
        .toList();

    var answers = atOnce(posts);

    assertThat(answers).allSatisfy(it -> assertThat(it.status()).as(it.text()).isEqualTo(202));
    assertThat(new HashSet<>(answers.stream().map(Answer::text).toList())).hasSize(1);
  }

  @Test
  void letAKillStandAgainstWhateverIsOnItsWay() throws Exception {
    desks.getFirst().post(DeskClient.article(id, "first"));
    var calls = new ArrayList<Callable<Answer>>();
    for (int number = 0; number < 20; number++) {
      var desk = desks.get(number % 2);
      var headline = "h" + number;
      calls.add(number == 7
          ? () -> Patient.untilTaken(() -> desk.kill(id, "Libel"))
          : () -> Patient.untilTaken(() -> desk.post(DeskClient.article(id, headline))));
    }

    var answers = atOnce(calls);

    assertThat(answers.get(7).status()).isEqualTo(202);
    // All of them 202 where the kill happened to come last.
    assertThat(answers).extracting(Answer::status).isSubsetOf(202, 409);
    assertThat(standing().getLast().getKillReason()).isEqualTo("Libel");
    assertThat(last(id).getKillReason()).as("what compaction keeps").isEqualTo("Libel");
    for (var desk : desks) {
      assertThat(desk.post(DeskClient.article(id, "late")).status()).isEqualTo(409);
    }
  }

  /** As desks do: each names the revision that is to come, and one of them is refused. */
  @Test
  void leaveWhatWasAcceptedAsTheLastRecord() throws Exception {
    for (int round = 0; round < 6; round++) {
      var contested = DeskClient.newId();
      desks.getFirst().post(DeskClient.article(contested, "first"));
      assertThat(desks.getLast().post(DeskClient.article(contested, "first")).status())
          .isEqualTo(202);

      var answers = atOnce(desks.stream().<Callable<Answer>>map(desk -> () -> desk.put(contested,
          DeskClient.article(contested, "of " + desk.base()).replaceFirst("\\{",
              "{\"revision\": 2, ")))
          .toList());

      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409);
      var accepted = answers.stream().filter(it -> it.status() == 202).findFirst().orElseThrow();
      assertThat(last(contested).getEventId()).isEqualTo(accepted.field("/eventId"));
    }
  }

  @Test
  void reinstateAKillBehindWhichACopyLeftARecordAndDied() {
    // Under the kill's own revision, and under one that its sender had counted.
    for (var revision : List.of(2L, 100L)) {
      var killed = DeskClient.newId();
      desks.getFirst().post(DeskClient.article(killed, "first"));
      var kill = desks.getFirst().kill(killed, "Libel");

      ArticlesTopic.leaveBehind(killed, revision);

      await().until(() -> last(killed).getEventId().equals(kill.field("/eventId")));
      assertThat(last(killed).getRevision()).isEqualTo(2);
      for (var desk : desks) {
        assertThat(desk.put(killed, DeskClient.article(killed, "late")).status()).isEqualTo(409);
        assertThat(desk.get(killed).field("/pubStatus")).isEqualTo("CANCELED");
      }
    }
  }

  @Test
  void reinstateWhatWasAcceptedWithItsIdempotencyKey() {
    var key = UUID.randomUUID().toString();
    var article = DeskClient.article(id, "accepted");
    var accepted = desks.getFirst().post(article, "Idempotency-Key", key);

    ArticlesTopic.leaveBehind(id, 1);

    await().until(() -> last(id).getEventId().equals(accepted.field("/eventId")));
    var entries = ArticlesTopic.of(id);
    assertThat(entries.getLast().header("newswire-sender"))
        .isEqualTo(entries.getFirst().header("newswire-sender"));
    for (var desk : desks) {
      assertThat(desk.post(article, "Idempotency-Key", key).json()).isEqualTo(accepted.json());
    }
  }

  /** The record that compaction keeps. */
  private static Article last(String id) {
    return ArticlesTopic.of(id).getLast().article();
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
