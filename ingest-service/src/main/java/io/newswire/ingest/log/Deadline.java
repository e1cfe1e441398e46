package io.newswire.ingest.log;

import java.time.Duration;

/** The moment at which the sender of a request gets an answer, whatever it is. */
public record Deadline(long nanoTime) {
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** What is left, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean isOver() {
    return remaining().isZero();
  }
}
