package io.newswire.syndication.feed;

import static io.newswire.syndication.feed.SavedFeed.nullableName;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
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

  /** Every feed. */
  List<Feed> all() {
    return jdbc.sql(READERS_VIEW).query(FeedTable::feed).list();
  }

  /** Those of these feeds that there are. */
  List<Feed> those(Collection<String> names) {
    return jdbc.sql(READERS_VIEW + "WHERE name = ANY (:names)")
        .param("names", names.toArray(String[]::new))
        .query(FeedTable::feed)
        .list();
  }

  Feed get(FeedName name) {
    return jdbc.sql(READERS_VIEW + "WHERE name = :name").param("name", name.value())
        .query(FeedTable::feed)
        .single();
  }

  static final String READERS_VIEW = """
      SELECT name, section, version, changed_at, revision, title, description, image, ttl_minutes,
        language, publication, formats, access, early_access, state, moved_to
      FROM feed LEFT JOIN saved_feed USING (name)
      """;

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

  private static Feed.Saved saved(ResultSet row) throws SQLException {
    var minutes = row.getObject("ttl_minutes", Integer.class);
    return new Feed.Saved(
        row.getLong("revision"),
        row.getString("title"),
        row.getString("description"),
        row.getString("image"),
        minutes == null ? null : Duration.ofMinutes(minutes),
        row.getString("language"),
        row.getString("publication"),
        SavedFeed.formats(row),
        SavedFeed.isPrivate(row),
        row.getBoolean("early_access"),
        SavedFeed.State.valueOf(row.getString("state")),
        nullableName(row.getString("moved_to")));
  }
}
