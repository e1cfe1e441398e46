package io.newswire.syndication.entry;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The newest known revision of an article.
 *
 * @param shownAt when readers could first see any of its revisions; null where none ever could
 * @param changedAt when it last changed for readers, which embargo and expiry do as well
 * @param reason why it was killed; null unless it was
 */
public record Entry(
    ArticleId article,
    long revision,
    State state,
    EntrySummary summary,
    Instant visibleFrom,
    @Nullable Instant expiresAt,
    @Nullable Instant shownAt,
    Instant changedAt,
    @Nullable String reason) {

  /** Whether readers see it. Time moves SCHEDULED to VISIBLE and VISIBLE to EXPIRED. */
  public enum State {
    /** Under embargo. */
    SCHEDULED, VISIBLE, EXPIRED, WITHHELD, KILLED
  }

  /** Whether readers could ever see it, so that its leaving is to be told. */
  public boolean wasShown() {
    return shownAt != null;
  }
}
