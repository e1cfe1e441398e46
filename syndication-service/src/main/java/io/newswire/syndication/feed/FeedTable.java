package io.newswire.syndication.feed;

import static io.newswire.syndication.feed.SavedFeed.nullableName;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code feed}. */
@Repository
final class FeedTable {
  /** Where the database tells every copy of the service which feed has changed. */
  static final String CHANNEL = "newswire_feeds";

  private final JdbcClient jdbc;

  FeedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param section null for the feed of every article, and for saved feeds
   * @param saved what its definition says of it; null where it was never defined
   */
  record Feed(FeedName name, @Nullable String section, long version, Instant changedAt,
      @Nullable Saved saved) {
    Feed(FeedName name, @Nullable String section, long version, Instant changedAt) {
      this(name, section, version, changedAt, null);
    }

    SavedFeed.State state() {
      return saved == null ? SavedFeed.State.OPEN : saved.state();
    }

    /** Whether it is for partners' readers alone. */
    boolean isPrivate() {
      return saved != null && saved.isPrivate();
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

  /**
   * What a reader of a saved feed notices of its definition.
   *
   * @param revision of the definition
   */
  record Saved(long revision, String title, @Nullable String description, @Nullable String image,
      @Nullable Duration timeToLive, @Nullable String language, String publication,
      List<FeedFormat> formats, boolean isPrivate, SavedFeed.State state,
      @Nullable FeedName movedTo) {
    Saved {
      formats = List.copyOf(formats);
    }
  }

  boolean exists(FeedName name) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM feed WHERE name = :name)")
        .param("name", name.value())
        .query(Boolean.class)
        .single();
  }

  /** First the locks, in one order for all, then a look at what is committed. */
  void lock(Collection<String> feeds) {
    jdbc.sql("SELECT name FROM feed WHERE name = ANY (:names) ORDER BY name FOR NO KEY UPDATE")
        .param("names", feeds.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /**
   * Gives the feeds a new version, and tells every copy of the service, once the transaction commits.
   * The feeds must be locked.
   */
  void renew(Collection<String> feeds, OffsetDateTime now) {
    if (feeds.isEmpty()) {
      return;
    }
    jdbc.sql("""
        WITH renewed AS (
          UPDATE feed SET version = version + 1, changed_at = greatest(changed_at, :now)
          WHERE name = ANY (:names)
          RETURNING name)
        SELECT pg_notify(:channel, name) FROM renewed
        """)
        .param("names", feeds.toArray(String[]::new))
        .param("now", now)
        .param("channel", CHANNEL)
        .query((_, _) -> true)
        .list();
  }

  /** Every feed, by name. */
  List<Feed> all() {
    return jdbc.sql(READERS_VIEW + "ORDER BY name").query(FeedTable::feed).list();
  }

  Feed get(FeedName name) {
    return jdbc.sql(READERS_VIEW + "WHERE name = :name").param("name", name.value())
        .query(FeedTable::feed)
        .single();
  }

  static final String READERS_VIEW = """
      SELECT name, section, version, changed_at, revision, title, description, image, ttl_minutes,
        language, publication, formats, access, state, moved_to
      FROM feed LEFT JOIN saved_feed USING (name)
      """;

  /** An entry that stands in a feed. */
  record Standing(ArticleId article, long revision, Instant publishedAt) {}

  /** The newest articles by their publication, newest first, none older than {@code since}. */
  List<Standing> newest(FeedName name, Instant since, int limit) {
    return jdbc.sql("""
        SELECT article_id, revision, published_at FROM feed_entry
        WHERE feed = :name AND left_at IS NULL AND published_at > :since
        ORDER BY published_at DESC, article_id LIMIT :limit
        """)
        .param("name", name.value())
        .param("since", since.atOffset(UTC))
        .param("limit", limit)
        .query(FeedTable::standing)
        .list();
  }

  /** When the newest of the articles was published that are as old as {@code until}, or older. */
  @Nullable
  Instant newestUntil(FeedName name, Instant until) {
    return jdbc.sql("""
        SELECT published_at FROM feed_entry
        WHERE feed = :name AND left_at IS NULL AND published_at <= :until
        ORDER BY published_at DESC LIMIT 1
        """)
        .param("name", name.value())
        .param("until", until.atOffset(UTC))
        .query((row, _) -> row.getObject("published_at", OffsetDateTime.class).toInstant())
        .optional()
        .orElse(null);
  }

  private static Standing standing(ResultSet row, int number) throws SQLException {
    return new Standing(new ArticleId(row.getString("article_id")), row.getLong("revision"),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }

  static Tombstone tombstone(ResultSet row) throws SQLException {
    return new Tombstone(new ArticleId(row.getString("article_id")),
        row.getObject("left_at", OffsetDateTime.class).toInstant(),
        row.getString("tombstone"));
  }

  static Feed feed(ResultSet row, int number) throws SQLException {
    return new Feed(
        new FeedName(row.getString("name")),
        row.getString("section"),
        row.getLong("version"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("title") == null ? null : saved(row));
  }

  private static Saved saved(ResultSet row) throws SQLException {
    var minutes = row.getObject("ttl_minutes", Integer.class);
    return new Saved(
        row.getLong("revision"),
        row.getString("title"),
        row.getString("description"),
        row.getString("image"),
        minutes == null ? null : Duration.ofMinutes(minutes),
        row.getString("language"),
        row.getString("publication"),
        SavedFeed.formats(row),
        SavedFeed.isPrivate(row),
        SavedFeed.State.valueOf(row.getString("state")),
        nullableName(row.getString("moved_to")));
  }
}
