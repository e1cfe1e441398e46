package io.newswire.syndication.entry;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A newer revision has taken an entry's place.
 *
 * @param previousRevision the revision that was known before; null where the article is new here
 * @param visibleFrom nothing may be shown or sent before: the embargo, or else when the revision was
 *     accepted; a kill is never held back
 * @param expiresAt nothing may be shown or sent from then on
 * @param reason why it was killed; null unless the kind is {@link Kind#KILLED}
 */
public record EntryChange(
    ArticleId article,
    long revision,
    @Nullable Long previousRevision,
    Kind kind,
    Instant visibleFrom,
    @Nullable Instant expiresAt,
    @Nullable String reason,
    EntrySummary metadata) {

  /** What the revision is to those who have the article already, or hear of it for the first time. */
  public enum Kind {
    /** No earlier revision was usable. */
    PUBLISHED,
    UPDATED,
    /** It says what it puts right. */
    CORRECTED,
    /** Must be taken down wherever it stands; terminal. */
    KILLED,
    /** Must not be published now; a later revision may be. */
    WITHHELD
  }
}
