package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Far more at once than a copy that has just started can do. */
class CrowdTests {
  private static final IngestCopy COPY = IngestCopy.start();

  @AfterAll
  static void stop() {
    COPY.close();
  }

  @Test
  void getsThroughAndIsToldToComeBackWhereThereIsNoRoom() throws Exception {
    var desk = COPY.desk();
    ArticlesTopic.awaitReady(desk);
    var posts = IntStream.range(0, 3_000).<Callable<Answer>>mapToObj(
        number -> () -> desk.post(DeskClient.article(DeskClient.newId(), "h" + number))).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(posts).stream().map(Future::resultNow).toList();

      assertThat(answers).extracting(Answer::status).isSubsetOf(202, 503);
      assertThat(answers).filteredOn(it -> it.status() == 202).hasSizeGreaterThan(100);
      assertThat(answers).filteredOn(it -> it.status() == 503)
          .allSatisfy(it -> assertThat(it.retryAfter()).isNotNull());
    }

    var afterwards = desk.post(DeskClient.article(DeskClient.newId(), "calm again"));
    assertThat(afterwards.status()).as(afterwards.text()).isEqualTo(202);
  }
}
