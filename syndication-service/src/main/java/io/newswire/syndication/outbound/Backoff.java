package io.newswire.syndication.outbound;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a failed attempt is made again.
 *
 * @param delays the pauses before the second attempt, the third, and so on
 * @param jitter the share by which a pause is made longer or shorter at random, 0 to 1
 * @param longestRetryAfter how long a server may put us off with Retry-After
 */
public record Backoff(List<Duration> delays, double jitter, Duration longestRetryAfter) {
  public Backoff {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || jitter < 0 || jitter > 1) {
      throw new IllegalArgumentException("at least one delay, and a jitter of 0 to 1");
    }
  }

  /** Whether the schedule has a delay after so many attempts that failed before this one. */
  public boolean isOver(int failedBefore) {
    return failedBefore >= delays.size();
  }

  /**
   * The pause after an attempt that failed; past the schedule's end its last delay is repeated.
   *
   * @param retryAfter what the server asked for; honoured up to a bound, and never shortens a pause
   */
  public Duration pause(int failedBefore, @Nullable Duration retryAfter, RandomGenerator random) {
    var delay = delays.get(Math.min(failedBefore, delays.size() - 1));
    var share = 1 + jitter * (2 * random.nextDouble() - 1);
    var pause = Duration.ofMillis((long) (delay.toMillis() * share));
    return longer(pause, bounded(retryAfter));
  }

  private Duration bounded(@Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isNegative()) {
      return Duration.ZERO;
    }
    return retryAfter.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : retryAfter;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
