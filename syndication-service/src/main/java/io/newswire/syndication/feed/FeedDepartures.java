package io.newswire.syndication.feed;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.newswire.syndication.feed.FeedEntries.Changed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code feed_entry}, where entries go, and what is said of it. */
@Repository
final class FeedDepartures {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FeedDepartures(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Leaving(String articleId, Set<FeedName> stays, @Nullable String tombstone,
      boolean killed) {}

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
        SET left_at = :now, tombstone = l.tombstone, killed = l.killed
        FROM jsonb_to_recordset(CAST(:leaving AS jsonb))
          AS l (article_id text, stays text[], tombstone text, killed boolean)
        -- Named once more, since the planner takes a recordset for large and reads the whole table.
        WHERE known.article_id = l.article_id AND known.article_id = ANY (:articles)
          AND (known.left_at IS NULL AND known.feed <> ALL (l.stays)
            OR known.left_at IS NOT NULL AND l.killed
              AND (known.tombstone, known.killed) IS DISTINCT FROM (l.tombstone, true))
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
        .param("memberships", Membership.written(json, standings, Standing::sections))
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
          (article_id, feed, revision, published_at, left_at, tombstone, killed, position)
        SELECT article_id, feed, revision, published_at, :now, tombstone, true,
          coalesce((SELECT max(e.position) FROM feed_entry AS e WHERE e.feed = m.feed), 0)
            + row_number() OVER (PARTITION BY feed ORDER BY published_at, article_id)
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb)) AS m (article_id text, feed text,
          revision bigint, published_at timestamptz, tombstone text)
        WHERE NOT EXISTS (SELECT FROM feed_entry AS known WHERE known.article_id = m.article_id)
        ORDER BY article_id, feed
        RETURNING article_id, feed, position, true AS told
        """)
        .param("memberships", Membership.written(json, standings, Standing::told))
        .param("now", now)
        .query(Changed::of)
        .list();
  }

  private static String[] articles(Collection<Standing> standings) {
    return standings.stream().map(Standing::article).toArray(String[]::new);
  }
}
