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
    @Nullable String response, Trace trace) {}
