package io.newswire.syndication.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code feed_entry}: which entry stands, or stood, in which feed. */
@Repository
final class FeedEntries {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FeedEntries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Membership(String articleId, FeedName feed, long revision, Instant publishedAt,
      boolean corrected, @Nullable String section, @Nullable String tombstone) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Leaving(String articleId, Set<FeedName> stays, @Nullable String tombstone,
      boolean killed) {}

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
        .param("memberships", memberships(standings, Standing::feeds))
        .param("now", now)
        .update();
  }

  /** Where the articles stand, or stood. */
  Set<Held> held(Collection<Standing> standings) {
    return Set.copyOf(jdbc
        .sql("SELECT article_id, feed FROM feed_entry WHERE article_id = ANY (:articles)")
        .param("articles", articles(standings))
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
            touched = coalesce(excluded.touched, known.touched), left_at = NULL, tombstone = NULL
        WHERE known.revision < excluded.revision OR known.left_at IS NOT NULL
        RETURNING article_id, feed, position, false AS told
        """)
        .param("memberships", memberships(standings, Standing::sections))
        .query(Changed::of)
        .list();
  }

  /**
   * Takes the entries out of where they stand no longer. A kill is told in every feed that ever had
   * the article.
   *
   * @return what left
   */
  List<Changed> leave(Collection<Standing> standings, OffsetDateTime now) {
    var leaving = standings.stream()
        .map(standing -> new Leaving(standing.article(), standing.sections().keySet(),
            standing.tombstone(), standing.killed()))
        .toList();
    return jdbc.sql("""
        UPDATE feed_entry AS known
        SET left_at = :now, tombstone = l.tombstone
        FROM jsonb_to_recordset(CAST(:leaving AS jsonb))
          AS l (article_id text, stays text[], tombstone text, killed boolean)
        -- Named once more, since the planner takes a recordset for large and reads the whole table.
        WHERE known.article_id = l.article_id AND known.article_id = ANY (:articles)
          AND (known.left_at IS NULL AND known.feed <> ALL (l.stays)
            OR known.left_at IS NOT NULL AND l.killed
              AND known.tombstone IS DISTINCT FROM l.tombstone)
        RETURNING known.article_id, known.feed, known.position,
          known.tombstone IS NOT NULL AS told
        """)
        .param("leaving", json.writeValueAsString(leaving))
        .param("articles", articles(standings))
        .param("now", now)
        .query(Changed::of)
        .list();
  }

  /**
   * Lets those of the articles that these feeds hold, and should not, go without a tombstone: they
   * are still published.
   *
   * @return what left
   */
  List<Changed> leaveOut(Collection<Standing> standings, Collection<String> feeds,
      OffsetDateTime now) {
    return jdbc.sql("""
        UPDATE feed_entry AS known SET left_at = :now
        WHERE feed = ANY (:feeds) AND article_id = ANY (:articles) AND left_at IS NULL
          AND NOT EXISTS (
            SELECT FROM jsonb_to_recordset(CAST(:memberships AS jsonb))
              AS m (article_id text, feed text)
            WHERE m.article_id = known.article_id AND m.feed = known.feed)
        RETURNING article_id, feed, position, false AS told
        """)
        .param("feeds", feeds.toArray(String[]::new))
        .param("articles", articles(standings))
        .param("memberships", memberships(standings, Standing::sections))
        .param("now", now)
        .query(Changed::of)
        .list();
  }

  /**
   * Leaves tombstones for kills of entries that no feed ever held, as far as feeds know: with a place
   * in the archive, since a feed's document forgets. The feeds must be locked.
   *
   * @return what is new
   */
  List<Changed> tell(Collection<Standing> standings, OffsetDateTime now) {
    if (standings.stream().allMatch(standing -> standing.told().isEmpty())) {
      return List.of();
    }
    return jdbc.sql("""
        INSERT INTO feed_entry
          (article_id, feed, revision, published_at, left_at, tombstone, position)
        SELECT article_id, feed, revision, published_at, :now, tombstone,
          coalesce((SELECT max(e.position) FROM feed_entry AS e WHERE e.feed = m.feed), 0)
            + row_number() OVER (PARTITION BY feed ORDER BY published_at, article_id)
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb)) AS m (article_id text, feed text,
          revision bigint, published_at timestamptz, tombstone text)
        WHERE NOT EXISTS (SELECT FROM feed_entry AS known WHERE known.article_id = m.article_id)
        ORDER BY article_id, feed
        RETURNING article_id, feed, position, true AS told
        """)
        .param("memberships", memberships(standings, Standing::told))
        .param("now", now)
        .query(Changed::of)
        .list();
  }

  private static String[] articles(Collection<Standing> standings) {
    return standings.stream().map(Standing::article).toArray(String[]::new);
  }

  private String memberships(Collection<Standing> standings,
      Function<Standing, Map<FeedName, @Nullable String>> feeds) {
    return json.writeValueAsString(standings.stream()
        .flatMap(standing -> feeds.apply(standing).entrySet().stream()
            .map(feed -> new Membership(standing.article(), feed.getKey(), standing.revision(),
                standing.publishedAt(), standing.corrected(), feed.getValue(),
                standing.tombstone())))
        .toList());
  }
}
