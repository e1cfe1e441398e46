package io.newswire.local;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before the next restart: 1 s, then twice as long each time, up to 30 s. */
final class RestartPauses {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  /** Who has run for so long has recovered. */
  private static final Duration RECOVERED = Duration.ofMinutes(2);

  private Duration pause = FIRST;
  private Instant last = Instant.MIN;

  /**
   * @param now when it was found dead
   */
  Duration next(Instant now) {
    if (last.isBefore(now.minus(RECOVERED))) {
      pause = FIRST;
    }
    last = now;
    var next = pause;
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return next;
  }
}
