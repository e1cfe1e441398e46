package io.newswire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.newswire.ingest.log.Deadline;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class TurnsTests {
  private final Turns turns = new Turns();

  @Test
  void refuseWhoseTurnDoesNotComeInTimeAsBusy() {
    turns.take(null, "urn:x:1", Deadline.in(Duration.ofSeconds(30)), () -> {
      var late = CompletableFuture.runAsync(() -> turns.take(null, "urn:x:1",
          Deadline.in(Duration.ofMillis(1)), () -> "never"));
      return assertThatThrownBy(late::join).cause()
          .isInstanceOfSatisfying(ErrorResponseException.class, refusal -> {
            assertThat(refusal.getStatusCode().value()).isEqualTo(503);
            assertThat(refusal.getHeaders().getFirst("Retry-After")).isNotNull();
          });
    });
  }
}
