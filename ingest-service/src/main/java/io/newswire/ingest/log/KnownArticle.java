package io.newswire.ingest.log;

import java.time.Instant;

/**
 * The newest revision of an article, as the index remembers it.
 *
 * @param killed whether that revision is a kill
 * @param partition where the whole revision stands on the articles topic
 */
public record KnownArticle(
    long revision,
    String eventId,
    String contentHash,
    boolean killed,
    Instant publishedAt,
    int partition,
    long offset) {}
