package io.newswire.ingest.submission;

/**
 * The order to take an article down everywhere.
 *
 * @param reason for those who must take it down
 */
public record KillOrder(String reason, String contentHash) {}
