package io.newswire.syndication.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.reader.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its readers notice it.
 *
 * @param section null for the feed of every article, and for saved feeds
 * @param version grows with each change
 * @param changedAt when its content last changed
 * @param saved what its definition says of it; null where it was never defined
 */
record Feed(FeedName name, @Nullable String section, long version, Instant changedAt,
    @Nullable Saved saved) {
  Feed(FeedName name, @Nullable String section, long version, Instant changedAt) {
    this(name, section, version, changedAt, null);
  }

  /**
   * What a reader of a saved feed notices of its definition.
   *
   * @param revision of the definition
   * @param earlyAccess whether it shows articles under embargo
   */
  record Saved(long revision, String title, @Nullable String description, @Nullable String image,
      @Nullable Duration timeToLive, @Nullable String language, String publication,
      List<FeedFormat> formats, boolean isPrivate, boolean earlyAccess, SavedFeed.State state,
      @Nullable FeedName movedTo) {
    Saved {
      formats = List.copyOf(formats);
    }
  }

  SavedFeed.State state() {
    return saved == null ? SavedFeed.State.OPEN : saved.state();
  }

  /** Whether it is for partners' readers alone. */
  boolean isPrivate() {
    return saved != null && saved.isPrivate();
  }

  /** Whether articles under embargo are in it. */
  boolean isEarly() {
    return saved != null && saved.earlyAccess();
  }

  /**
   * Whether it may be given to this reader.
   *
   * @param reader null: anybody
   */
  boolean admits(@Nullable Reader reader) {
    return !isPrivate() || reader != null && reader.mayRead(name.value())
        && (!isEarly() || reader.earlyAccess());
  }

  /** The same, changed at this moment if that is later; null: as it is. */
  Feed noOlderThan(@Nullable Instant moment) {
    return moment == null || !moment.isAfter(changedAt)
        ? this
        : new Feed(name, section, version, moment, saved);
  }

  /** An archive page of it: what it says of itself, at the moment of the page's own last change. */
  Feed as(FeedArchives.Page page) {
    return new Feed(name, section, page.version(), page.changedAt(), saved);
  }

  /** Where it has moved to; null unless it has. */
  @Nullable
  FeedName movedTo() {
    return saved == null ? null : saved.movedTo();
  }

  boolean isOpenAs(FeedFormat format) {
    return state() == SavedFeed.State.OPEN && offers(format);
  }

  boolean offers(FeedFormat format) {
    return saved == null || saved.formats().contains(format);
  }
}
