package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Far more at once than a copy that has just started can do. */
@Tag("proof")
class CrowdTests {
  private static final IngestCopy COPY = IngestCopy.start();

  @AfterAll
  static void stop() {
    COPY.close();
  }

  @Test
  void isToldToComeBackWhereThereIsNoRoomAndGetsThroughInTheEnd() throws Exception {
    var desk = COPY.desk();
    ArticlesTopic.awaitReady(desk);
    var posts = IntStream.range(0, 2_000).mapToObj(number -> DeskClient.newId())
        .<Callable<List<Answer>>>map(id -> () -> postUntilTaken(desk, id)).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(posts)).extracting(Future::resultNow).allSatisfy(answers -> {
        assertThat(answers).extracting(Answer::status).isSubsetOf(202, 503);
        assertThat(answers).filteredOn(it -> it.status() == 503)
            .allSatisfy(it -> assertThat(it.retryAfter()).isNotNull());
      });
    }
  }

  /** All answers to the same article, the one that took it last. */
  private static List<Answer> postUntilTaken(DeskClient desk, String id) {
    var answers = new ArrayList<Answer>();
    await().atMost(Duration.ofMinutes(3)).pollInterval((_, _) -> retryAfter(answers)).until(() -> {
      answers.add(desk.post(DeskClient.article(id, "crowd")));
      return answers.getLast().status() != 503;
    });
    return answers;
  }

  private static Duration retryAfter(List<Answer> answers) {
    var asked = answers.isEmpty() ? null : answers.getLast().retryAfter();
    return asked == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(asked));
  }
}
