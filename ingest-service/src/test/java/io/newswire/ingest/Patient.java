package io.newswire.ingest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.newswire.ingest.DeskClient.Answer;

/** A sender that does as it is told: after a 503 it comes back when Retry-After says. */
final class Patient {
  private Patient() {}

  /** The answer that is not a 503. */
  static Answer untilTaken(Supplier<Answer> call) {
    return allUntilTaken(call).getLast();
  }

  /** All answers to the same call, the one that is not a 503 last. */
  static List<Answer> allUntilTaken(Supplier<Answer> call) {
    var answers = new ArrayList<Answer>();
    await().atMost(Duration.ofMinutes(3)).pollInterval((_, _) -> retryAfter(answers)).until(() -> {
      answers.add(call.get());
      return answers.getLast().status() != 503;
    });
    return answers;
  }

  private static Duration retryAfter(List<Answer> answers) {
    var asked = answers.isEmpty() ? null : answers.getLast().retryAfter();
    return asked == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(asked));
  }
}
