package io.newswire.syndication.webhook;

import java.time.Instant;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one article on its way to one endpoint.
 *
 * @param webhookId what the partner sees; stable over retries
 * @param attempts made so far
 * @param attemptsBefore how many of them were made before it was last planned
 * @param acceptedAt when ingest accepted the revision
 * @param replay the replay that it was last planned by; null where it came with the news
 * @param batch the request that it goes with others in; null where it goes by itself
 */
record Delivery(
    long id,
    String webhookId,
    String endpointId,
    ArticleId article,
    long revision,
    Kind event,
    int attempts,
    int attemptsBefore,
    Instant acceptedAt,
    Instant createdAt,
    @Nullable String replay,
    @Nullable String batch) {

  Delivery {
    if (revision < 1 || attempts < 0) {
      throw new IllegalArgumentException("revision is 1 or more, attempts 0 or more");
    }
  }

  /** Attempts that failed since it was last planned: its place in the schedule. */
  int failures() {
    return attempts - attemptsBefore;
  }
}
