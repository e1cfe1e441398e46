package io.newswire.ingest.log;

import java.time.Instant;

/** What was accepted under an Idempotency-Key. */
public record KeyUse(
    String articleId, String contentHash, long revision, String eventId, Instant acceptedAt) {}
