package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Far more at once than a copy that has just started can do. */
@Tag("proof")
class CrowdTests {
  private static IngestCopy copy;

  @BeforeAll
  static void start() {
    copy = IngestCopy.start();
  }

  @AfterAll
  static void stop() {
    copy.close();
  }

  @Test
  void isToldToComeBackWhereThereIsNoRoomAndGetsThroughInTheEnd() throws Exception {
    var desk = copy.desk();
    ArticlesTopic.awaitReady(desk);
    var posts = IntStream.range(0, 2_000).mapToObj(number -> DeskClient.newId())
        .<Callable<List<Answer>>>map(id -> () -> Patient.allUntilTaken(
            () -> desk.post(DeskClient.article(id, "crowd"))))
        .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(posts)).extracting(Future::resultNow).allSatisfy(answers -> {
        assertThat(answers).extracting(Answer::status).isSubsetOf(202, 503);
        assertThat(answers).filteredOn(it -> it.status() == 503)
            .allSatisfy(it -> assertThat(it.retryAfter()).isNotNull());
      });
    }
  }
}
