package io.newswire.syndication.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code archive_page}. In which page an entry stands is decided once, by the position at
 * which it came to the feed: nothing is counted, and nothing moves.
 */
@Repository
final class FeedArchives {
  private final JdbcClient jdbc;

  FeedArchives(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A feed's archive.
   *
   * @param id stands in its pages' URLs
   * @param size how many positions a page has
   * @param pages how many are full
   */
  record Archive(String id, int size, long pages) {}

  /**
   * A page that is full.
   *
   * @param changedAt when it was filled, or what it holds last changed
   */
  record Page(long number, long version, Instant changedAt) {}

  /**
   * What a position holds.
   *
   * @param tombstone null while the entry stands in the feed, and where it went without one
   * @param stands whether it does
   */
  record Member(ArticleId article, boolean stands, @Nullable Tombstone tombstone) {}

  /** Null where there is no such feed. */
  @Nullable
  Archive find(FeedName feed) {
    return jdbc.sql("""
        SELECT archive_id, archive_size,
          coalesce((SELECT max(number) FROM archive_page WHERE feed = name), 0) AS pages
        FROM feed WHERE name = :feed
        """)
        .param("feed", feed.value())
        .query((row, _) -> new Archive(row.getString("archive_id"), row.getInt("archive_size"),
            row.getLong("pages")))
        .optional()
        .orElse(null);
  }

  /** Null where it is not full, or none. */
  @Nullable
  Page page(FeedName feed, long number) {
    return jdbc.sql("""
        SELECT version, changed_at FROM archive_page WHERE feed = :feed AND number = :number
        """)
        .param("feed", feed.value())
        .param("number", number)
        .query((row, _) -> new Page(number, row.getLong("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(null);
  }

  /** What the page holds, what came last first. */
  List<Member> members(FeedName feed, long number, int size) {
    return jdbc.sql("""
        SELECT article_id, left_at, tombstone FROM feed_entry
        WHERE feed = :feed AND position > :from AND position <= :to
        ORDER BY position DESC
        """)
        .param("feed", feed.value())
        .param("from", (number - 1) * size)
        .param("to", number * size)
        .query((row, _) -> new Member(new ArticleId(row.getString("article_id")),
            row.getObject("left_at") == null,
            row.getString("tombstone") == null ? null : FeedTable.tombstone(row)))
        .list();
  }

  /**
   * Gives a new version to those full pages in which something changed, and makes those that are full
   * now. The feeds must be locked.
   */
  void renew(Collection<FeedEntries.Changed> changed, OffsetDateTime now) {
    if (changed.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO archive_page AS known (feed, number, changed_at)
        SELECT DISTINCT name, (position - 1) / archive_size + 1, CAST(:now AS timestamptz)
        FROM unnest(:feeds, :positions) AS changed (name, position) JOIN feed USING (name)
        WHERE ((position - 1) / archive_size + 1) * archive_size
          <= (SELECT max(newest.position) FROM feed_entry AS newest WHERE newest.feed = name)
        ON CONFLICT (feed, number) DO UPDATE
        SET version = known.version + 1,
            changed_at = greatest(known.changed_at, excluded.changed_at)
        """)
        .param("feeds", changed.stream().map(FeedEntries.Changed::feed).toArray(String[]::new))
        .param("positions", changed.stream().map(FeedEntries.Changed::position)
            .toArray(Long[]::new))
        .param("now", now)
        .update();
  }

  /** Gives every page a new version: the feed says something else of itself. */
  void renewAll(FeedName feed, OffsetDateTime now) {
    jdbc.sql("""
        UPDATE archive_page
        SET version = version + 1, changed_at = greatest(changed_at, :now) WHERE feed = :feed
        """)
        .param("feed", feed.value())
        .param("now", now)
        .update();
  }
}
