package io.newswire.syndication.feed;

import java.time.Instant;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * By which one tells whether a version of a feed had an entry, or a tombstone, as it is now.
 *
 * @param revision of the entry; 0 for a tombstone
 * @param gone when the tombstone says that it went; null for an entry
 */
record Mark(ArticleId article, long revision, @Nullable Instant gone) {
  static Mark of(Tombstone tombstone) {
    return new Mark(tombstone.article(), 0, tombstone.when());
  }
}
