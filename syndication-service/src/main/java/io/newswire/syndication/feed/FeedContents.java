package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a feed's document, as of one moment: read by one statement, since it is read often. */
@Repository
final class FeedContents {
  /** How many entries stand in a document, unless its feed says otherwise. */
  static final int PAGE = 50;

  /** How many tombstones of kills stand in a document, and as many of what expired or was withheld. */
  private static final int MOST_TOMBSTONES = 50;

  /**
   * How long before the feed's newest change a removal is still told. Measured from the change and
   * not from now: otherwise the bytes would move with the clock.
   */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** Feeds with all that decides what stands in their documents. */
  private static final String FEEDS = """
      SELECT name, archive_size,
        coalesce(saved_feed.page_size, %d) AS page_size,
        coalesce((SELECT max(position) FROM feed_entry WHERE feed = name), 0) AS entered
      FROM feed LEFT JOIN saved_feed USING (name)
      """.formatted(PAGE);

  /**
   * The entries of a feed's document: the newest by their publication; those that came last, since no
   * archive page may hold them yet; and those that were corrected or came back since as many others
   * came. Each part is read from an index, up to its limit.
   */
  private static final String DOCUMENT = """
      (SELECT article_id, revision, published_at FROM feed_entry
       WHERE feed = f.name AND left_at IS NULL
       ORDER BY published_at DESC, article_id LIMIT f.page_size)
      UNION
      (SELECT article_id, revision, published_at FROM feed_entry
       WHERE feed = f.name AND left_at IS NULL AND position > f.entered - f.archive_size)
      UNION
      (SELECT article_id, revision, published_at FROM feed_entry
       WHERE feed = f.name AND left_at IS NULL AND touched > f.entered - f.archive_size
       ORDER BY touched DESC, article_id LIMIT f.archive_size)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FeedContents(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param standing newest first
   * @param tombstones newest first
   */
  record Contents(Feed feed, List<StandingEntry> standing,
      List<Tombstone> tombstones, FeedArchives.Archive archive) {}

  Contents read(FeedName name) {
    return jdbc.sql("WITH f AS MATERIALIZED (" + FEEDS + "WHERE name = :name),\n"
        + "view AS (" + FeedTable.READERS_VIEW + "WHERE name = :name)\n" + """
            SELECT view.*, f.archive_size, (SELECT archive_id FROM feed WHERE name = :name),
              coalesce((SELECT max(number) FROM archive_page WHERE feed = :name), 0) AS pages,
              (SELECT json_agg(json_build_array(article_id, revision, published_at)
                  ORDER BY published_at DESC, article_id)
               FROM (""" + DOCUMENT + """
              ) AS standing) AS standing,
              (SELECT json_agg(json_build_array(article_id, left_at, tombstone)
                  ORDER BY left_at DESC, article_id)
               FROM (""" + tombstones("killed") + "UNION ALL" + tombstones("NOT killed") + """
              ) AS gone) AS tombstones
            FROM view, f
            """)
        .param("name", name.value())
        .param("remembered", REMEMBERED.toSeconds())
        .param("most", MOST_TOMBSTONES)
        .query(this::contents)
        .single();
  }

  /** The newest of either kind, from an index: however many articles expire, a kill keeps its place. */
  private static String tombstones(String kind) {
    return """

        (SELECT article_id, left_at, tombstone FROM feed_entry
         WHERE feed = :name AND tombstone IS NOT NULL AND %s
           AND left_at > view.changed_at - make_interval(secs => :remembered)
         ORDER BY left_at DESC, article_id LIMIT :most)
        """.formatted(kind);
  }

  /**
   * By which one tells whether the entries in a feed's document are others than before, or the same in
   * other revisions or another order. The feeds must be locked: of two transactions that change a feed, the
   * second counts in what the first did.
   */
  Map<String, String> digests(Collection<String> feeds) {
    if (feeds.isEmpty()) {
      return Map.of();
    }
    var digests = new HashMap<String, String>();
    jdbc.sql("WITH f AS MATERIALIZED (" + FEEDS + "WHERE name = ANY (:names))\n" + """
        SELECT name, md5((SELECT coalesce(string_agg(article_id || ' ' || revision, ','
            ORDER BY published_at DESC, article_id), '')
          FROM (""" + DOCUMENT + """
            ) AS standing)) AS digest
        FROM f
        """)
        .param("names", feeds.toArray(String[]::new))
        .query(row -> {
          digests.put(row.getString("name"), row.getString("digest"));
        });
    return digests;
  }

  private Contents contents(ResultSet row, int number) throws SQLException {
    return new Contents(FeedTable.feed(row, number),
        array(row.getString("standing")).valueStream()
            .map(one -> new StandingEntry(article(one), one.get(1).asLong(), moment(one, 2)))
            .toList(),
        array(row.getString("tombstones")).valueStream()
            .map(one -> new Tombstone(article(one), moment(one, 1), one.get(2).asString()))
            .toList(),
        new FeedArchives.Archive(row.getString("archive_id"), row.getInt("archive_size"),
            row.getLong("pages")));
  }

  /** An aggregate of no rows is null. */
  private JsonNode array(@Nullable String text) {
    return json.readTree(requireNonNullElse(text, "[]"));
  }

  private static ArticleId article(JsonNode one) {
    return new ArticleId(one.get(0).asString());
  }

  private static Instant moment(JsonNode one, int at) {
    return OffsetDateTime.parse(one.get(at).asString()).toInstant();
  }
}
