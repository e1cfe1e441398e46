package io.newswire.syndication.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code feed_entry}, where entries come: which entry stands, or stood, in which feed. */
@Repository
final class FeedEntries {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FeedEntries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** That an article stands in a feed, or stood there. */
  record Held(String article, String feed) {}

  /**
   * That something changed in a feed.
   *
   * @param position the one at which the entry came to it
   * @param told whether there is a tombstone now
   */
  record Changed(Held entry, long position, boolean told) {
    static Changed of(ResultSet row, int number) throws SQLException {
      return new Changed(new Held(row.getString("article_id"), row.getString("feed")),
          row.getLong("position"), row.getBoolean("told"));
    }

    String feed() {
      return entry.feed();
    }
  }

  /** Makes the feeds that get their first entry, or the first tombstone that they are to tell. */
  void create(Collection<Standing> standings, OffsetDateTime now) {
    jdbc.sql("""
        INSERT INTO feed (name, section, changed_at)
        SELECT DISTINCT ON (feed) feed, section, CAST(:now AS timestamptz)
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb)) AS m (feed text, section text)
        WHERE section IS NOT NULL
        ORDER BY feed, section
        ON CONFLICT DO NOTHING
        """)
        .param("memberships", Membership.written(json, standings, Standing::feeds))
        .param("now", now)
        .update();
  }

  /** Where the articles stand, or stood. */
  Set<Held> held(Collection<Standing> standings) {
    return Set.copyOf(jdbc
        .sql("SELECT article_id, feed FROM feed_entry WHERE article_id = ANY (:articles)")
        .param("articles", standings.stream().map(Standing::article).toArray(String[]::new))
        .query((row, _) -> new Held(row.getString("article_id"), row.getString("feed")))
        .list());
  }

  /**
   * Puts the entries where they are to stand: the newcomers behind all that their feed ever had, the
   * oldest of them first. The feeds must be locked.
   *
   * @return what is new
   */
  List<Changed> enter(Collection<Standing> standings) {
    return jdbc.sql("""
        WITH m AS (
          SELECT * FROM jsonb_to_recordset(CAST(:memberships AS jsonb))
            AS m (article_id text, feed text, revision bigint, published_at timestamptz,
              corrected boolean)),
        entered AS (
          SELECT feed, coalesce((SELECT max(position) FROM feed_entry AS e
              WHERE e.feed = named.feed), 0) AS newest
          FROM (SELECT DISTINCT feed FROM m) AS named)
        INSERT INTO feed_entry AS known
          (article_id, feed, revision, published_at, position, touched)
        SELECT article_id, feed, m.revision, m.published_at,
          coalesce(k.position, newest + row_number() OVER (
            PARTITION BY feed, k.revision IS NULL ORDER BY m.published_at, article_id)),
          CASE WHEN k.left_at IS NOT NULL OR m.corrected AND k.revision < m.revision
            THEN newest END
        FROM m JOIN entered USING (feed) LEFT JOIN feed_entry AS k USING (article_id, feed)
        ORDER BY article_id, feed
        ON CONFLICT (article_id, feed) DO UPDATE
        SET revision = excluded.revision, published_at = excluded.published_at,
            touched = coalesce(excluded.touched, known.touched), left_at = NULL, tombstone = NULL,
            killed = false
        WHERE known.revision < excluded.revision OR known.left_at IS NOT NULL
        RETURNING article_id, feed, position, false AS told
        """)
        .param("memberships", Membership.written(json, standings, Standing::sections))
        .query(Changed::of)
        .list();
  }
}
