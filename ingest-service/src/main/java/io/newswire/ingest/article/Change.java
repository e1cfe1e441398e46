package io.newswire.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * What a request wants of an article, as far as revisions are concerned.
 *
 * @param revision the sender's own number; null: ingest counts
 */
record Change(Kind kind, String id, String contentHash, @Nullable Long revision) {
  enum Kind {
    /** A new article, or a new revision of one that is there. */
    POST,
    /** The same under an id that was made of the Idempotency-Key: nobody else can mean it. */
    POST_UNDER_KEY,
    /** A new revision of an article that must be there. */
    PUT,
    /** The end of an article that must be there. */
    KILL
  }
}
