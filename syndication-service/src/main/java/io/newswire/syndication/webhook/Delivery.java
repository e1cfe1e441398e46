package io.newswire.syndication.webhook;

import java.time.Instant;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange.Kind;

/**
 * One revision of one article on its way to one endpoint.
 *
 * @param webhookId what the partner sees; stable over retries
 * @param attempts made so far
 * @param acceptedAt when ingest accepted the revision
 */
record Delivery(
    long id,
    String webhookId,
    String endpointId,
    ArticleId article,
    long revision,
    Kind event,
    int attempts,
    Instant acceptedAt,
    Instant createdAt) {

  Delivery {
    if (revision < 1 || attempts < 0) {
      throw new IllegalArgumentException("revision is 1 or more, attempts 0 or more");
    }
  }
}
