package io.newswire.syndication.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code feed} and {@code feed_entry}. */
@Repository
final class FeedTable {
  /** Where the database tells every copy of the service which feed has changed. */
  static final String CHANNEL = "newswire_feeds";

  /** How many entries, and how many tombstones, stand in a document. */
  private static final int PAGE = 50;

  /**
   * How long before the feed's newest change a removal is still told. Measured from the change and
   * not from now: otherwise the bytes would move with the clock.
   */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FeedTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param section null for the feed of every article
   */
  record Feed(FeedName name, @Nullable String section, long version, Instant changedAt) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Membership(String articleId, FeedName feed, long revision, Instant publishedAt,
      @Nullable String section, @Nullable String tombstone) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Leaving(String articleId, Set<FeedName> stays, @Nullable String tombstone,
      boolean killed) {}

  /** Makes the feeds that get their first entry, or the first tombstone that they are to tell. */
  void create(Collection<Standing> standings, OffsetDateTime now) {
    jdbc.sql("""
        INSERT INTO feed (name, section, changed_at)
        SELECT DISTINCT ON (feed) feed, section, CAST(:now AS timestamptz)
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb)) AS m (feed text, section text)
        ORDER BY feed, section
        ON CONFLICT DO NOTHING
        """)
        .param("memberships", memberships(standings, Standing::feeds))
        .param("now", now)
        .update();
  }

  /**
   * Puts the entries where they are to stand.
   *
   * @return the feeds in which something is new
   */
  List<String> enter(Collection<Standing> standings) {
    return jdbc.sql("""
        INSERT INTO feed_entry AS known (article_id, feed, revision, published_at)
        SELECT article_id, feed, revision, published_at
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb))
          AS m (article_id text, feed text, revision bigint, published_at timestamptz)
        ORDER BY article_id, feed
        ON CONFLICT (article_id, feed) DO UPDATE
        SET revision = excluded.revision, published_at = excluded.published_at,
            left_at = NULL, tombstone = NULL
        WHERE known.revision < excluded.revision OR known.left_at IS NOT NULL
        RETURNING feed
        """)
        .param("memberships", memberships(standings, Standing::sections))
        .query(String.class)
        .list();
  }

  /**
   * Takes the entries out of where they stand no longer. A kill is told in every feed that ever had
   * the article.
   *
   * @return the feeds that lost something
   */
  List<String> leave(Collection<Standing> standings, OffsetDateTime now) {
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
        RETURNING known.feed
        """)
        .param("leaving", json.writeValueAsString(leaving))
        .param("articles", leaving.stream().map(Leaving::articleId).toArray(String[]::new))
        .param("now", now)
        .query(String.class)
        .list();
  }

  /**
   * Leaves tombstones for kills of entries that these feeds never held, as far as they know.
   *
   * @return the feeds that did not know
   */
  List<String> tell(Collection<Standing> standings, OffsetDateTime now) {
    if (standings.stream().allMatch(standing -> standing.told().isEmpty())) {
      return List.of();
    }
    return jdbc.sql("""
        INSERT INTO feed_entry (article_id, feed, revision, published_at, left_at, tombstone)
        SELECT article_id, feed, revision, published_at, :now, tombstone
        FROM jsonb_to_recordset(CAST(:memberships AS jsonb)) AS m (article_id text, feed text,
          revision bigint, published_at timestamptz, tombstone text)
        ORDER BY article_id, feed
        ON CONFLICT DO NOTHING
        RETURNING feed
        """)
        .param("memberships", memberships(standings, Standing::told))
        .param("now", now)
        .query(String.class)
        .list();
  }

  /**
   * Gives a new version to those feeds whose document is another than before, and tells every copy
   * of the service, once the transaction commits. An entry that changes far behind the first page
   * moves no byte.
   */
  void renew(Collection<String> feeds, OffsetDateTime now) {
    if (feeds.isEmpty()) {
      return;
    }
    var names = feeds.toArray(String[]::new);
    // First the locks, in one order for all, then a look at what is committed: of two transactions
    // that change a feed, the second counts in what the first did.
    jdbc.sql("SELECT name FROM feed WHERE name = ANY (:names) ORDER BY name FOR NO KEY UPDATE")
        .param("names", names)
        .query(String.class)
        .list();
    jdbc.sql("""
        WITH document AS (
          SELECT name, md5(concat_ws('|',
            (SELECT coalesce(string_agg(article_id || ' ' || revision, ','
                ORDER BY published_at DESC, article_id), '')
             FROM (SELECT article_id, revision, published_at FROM feed_entry
                   WHERE feed = name AND left_at IS NULL
                   ORDER BY published_at DESC, article_id LIMIT :page) AS newest),
            (SELECT coalesce(string_agg(
                article_id || ' ' || extract(epoch FROM left_at) || ' ' || tombstone, ','
                ORDER BY left_at DESC, article_id), '')
             FROM (SELECT article_id, tombstone, left_at FROM feed_entry
                   WHERE feed = name AND tombstone IS NOT NULL
                   ORDER BY left_at DESC, article_id LIMIT :page) AS gone))) AS digest
          FROM feed WHERE name = ANY (:names)),
        renewed AS (
          UPDATE feed
          SET version = version + 1, changed_at = greatest(changed_at, :now),
              digest = document.digest
          FROM document
          WHERE feed.name = document.name AND feed.digest <> document.digest
          RETURNING feed.name)
        SELECT pg_notify(:channel, name) FROM renewed
        """)
        .param("names", names)
        .param("now", now)
        .param("page", PAGE)
        .param("channel", CHANNEL)
        .query((_, _) -> true)
        .list();
  }

  /** Every feed, by name. */
  List<Feed> all() {
    return jdbc.sql("SELECT name, section, version, changed_at FROM feed ORDER BY name")
        .query(FeedTable::feed)
        .list();
  }

  Feed get(FeedName name) {
    return jdbc.sql("SELECT name, section, version, changed_at FROM feed WHERE name = :name")
        .param("name", name.value())
        .query(FeedTable::feed)
        .single();
  }

  /** The articles of the first page, newest first. */
  List<ArticleId> page(FeedName name) {
    return jdbc.sql("""
        SELECT article_id FROM feed_entry WHERE feed = :name AND left_at IS NULL
        ORDER BY published_at DESC, article_id LIMIT :page
        """)
        .param("name", name.value())
        .param("page", PAGE)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list();
  }

  /** The newest removals, newest first. */
  List<Tombstone> tombstones(FeedName name) {
    return jdbc.sql("""
        SELECT article_id, left_at, tombstone
        FROM feed_entry JOIN feed ON feed.name = feed_entry.feed
        WHERE feed = :name AND tombstone IS NOT NULL
          AND left_at > changed_at - make_interval(secs => :remembered)
        ORDER BY left_at DESC, article_id LIMIT :page
        """)
        .param("name", name.value())
        .param("remembered", REMEMBERED.toSeconds())
        .param("page", PAGE)
        .query((row, _) -> new Tombstone(new ArticleId(row.getString("article_id")),
            row.getObject("left_at", OffsetDateTime.class).toInstant(),
            row.getString("tombstone")))
        .list();
  }

  private String memberships(Collection<Standing> standings,
      Function<Standing, Map<FeedName, @Nullable String>> feeds) {
    return json.writeValueAsString(standings.stream()
        .flatMap(standing -> feeds.apply(standing).entrySet().stream()
            .map(feed -> new Membership(standing.article(), feed.getKey(), standing.revision(),
                standing.publishedAt(), feed.getValue(), standing.tombstone())))
        .toList());
  }

  private static Feed feed(ResultSet row, int number) throws SQLException {
    return new Feed(
        new FeedName(row.getString("name")),
        row.getString("section"),
        row.getLong("version"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
