package io.newswire.syndication.webhook;

import java.time.Duration;
import java.time.Instant;

import io.newswire.syndication.outbound.Trace;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver.
 *
 * @param response the beginning of what the partner answered; null where it answered nothing
 */
record Attempt(AttemptOutcome outcome, Instant startedAt, Duration duration,
    @Nullable String response, Trace trace) {

  /** One that came to nothing before anything was sent. */
  static Attempt unmade(String reason, Instant at) {
    return new Attempt(new AttemptOutcome.Unmade(reason), at, Duration.ZERO, null, Trace.NONE);
  }
}
