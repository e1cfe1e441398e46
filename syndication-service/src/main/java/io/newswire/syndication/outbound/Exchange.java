package io.newswire.syndication.outbound;

import java.time.Duration;
import java.time.Instant;

/** One request and what came of it. */
public record Exchange(Answer answer, Instant startedAt, Duration duration, Trace trace) {}
