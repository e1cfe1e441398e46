package io.newswire.ingest.article;

/** What a sender is told of a revision that is durable. */
public record Accepted(String id, long revision, String eventId) {}
