package io.newswire.syndication.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A feed as somebody has defined it.
 *
 * @param pageSize how many entries its document has, 1 to 200
 * @param image an absolute URL
 * @param ttlMinutes how long an RSS reader is asked to wait between two polls
 * @param language a BCP 47 tag for the whole feed; null: that of its entries, where they share one
 * @param publication the slug of the title whose name, home page and contact it carries
 * @param formats those that it is served in
 * @param isPrivate whether it is for partners' readers alone, each with a token
 * @param earlyAccess whether its readers see articles under embargo
 * @param delayMinutes how long after everybody else its readers see an article
 * @param movedTo the feed in its place; null unless it has moved
 * @param declared whether the file has it, and it is to be changed there alone
 */
record SavedFeed(
    FeedName name,
    String title,
    @Nullable String description,
    Filter filter,
    int pageSize,
    @Nullable String image,
    @Nullable Integer ttlMinutes,
    @Nullable String language,
    String publication,
    List<FeedFormat> formats,
    boolean isPrivate,
    boolean earlyAccess,
    int delayMinutes,
    State state,
    @Nullable FeedName movedTo,
    boolean declared) {

  static final int LARGEST_PAGE = 200;

  SavedFeed {
    formats = List.copyOf(formats);
    if (pageSize < 1 || pageSize > LARGEST_PAGE || (state == State.MOVED) != (movedTo != null)
        || earlyAccess && (!isPrivate || delayMinutes > 0)) {
      throw new IllegalArgumentException("not a feed: " + name);
    }
  }

  /** What readers are answered. */
  enum State {
    OPEN,
    /** 410: gone for good, until somebody opens it again. */
    CLOSED,
    /** 301: there is another in its place. */
    MOVED,
    /** As if closed, and the name can be defined anew. */
    DELETED
  }

  /** Whether its readers may see an entry that is in this state. */
  boolean shows(Entry.State entry) {
    return entry == Entry.State.VISIBLE || earlyAccess && entry == Entry.State.SCHEDULED;
  }

  /**
   * When its readers may first see an entry that everybody else sees. A correction does not wait: what
   * counts is when the article first came.
   */
  Instant opensFor(Entry entry) {
    var shownAt = entry.shownAt();
    var since = shownAt != null && shownAt.isBefore(entry.visibleFrom())
        ? shownAt
        : entry.visibleFrom();
    return since.plus(Duration.ofMinutes(delayMinutes));
  }

  SavedFeed deleted() {
    return new SavedFeed(name, title, description, filter, pageSize, image, ttlMinutes, language,
        publication, formats, isPrivate, earlyAccess, delayMinutes, State.DELETED, null, declared);
  }

  static List<FeedFormat> formats(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("formats").getArray())
        .map(FeedFormat::ofExtension)
        .filter(Objects::nonNull)
        .toList();
  }

  static boolean isPrivate(ResultSet row) throws SQLException {
    return row.getString("access").equals("PRIVATE");
  }

  static @Nullable FeedName nullableName(@Nullable String name) {
    return name == null ? null : new FeedName(name);
  }
}
