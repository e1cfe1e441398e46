package io.newswire.ingest.log;

/**
 * An Idempotency-Key with the name of the API key it came with: senders choose theirs without
 * knowing of each other's.
 */
public record SenderKey(String sender, String key) {}
