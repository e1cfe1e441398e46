package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a feed's document, as of one moment: read by one statement, since it is read often. */
@Repository
final class FeedContents {
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
  record Contents(FeedTable.Feed feed, List<FeedTable.Standing> standing,
      List<Tombstone> tombstones, FeedArchives.Archive archive) {}

  Contents read(FeedName name) {
    return jdbc.sql("WITH f AS MATERIALIZED (" + FeedTable.FEEDS + "WHERE name = :name),\n"
        + "view AS (" + FeedTable.READERS_VIEW + "WHERE name = :name)\n" + """
            SELECT view.*, f.archive_size, (SELECT archive_id FROM feed WHERE name = :name),
              coalesce((SELECT max(number) FROM archive_page WHERE feed = :name), 0) AS pages,
              (SELECT json_agg(json_build_array(article_id, revision, published_at)
                  ORDER BY published_at DESC, article_id)
               FROM (""" + FeedTable.DOCUMENT + """
              ) AS standing) AS standing,
              (SELECT json_agg(json_build_array(article_id, left_at, tombstone)
                  ORDER BY left_at DESC, article_id)
               FROM (SELECT article_id, left_at, tombstone FROM feed_entry
                     WHERE feed = :name AND tombstone IS NOT NULL
                       AND left_at > view.changed_at - make_interval(secs => :remembered)
                     ORDER BY left_at DESC, article_id LIMIT :most) AS gone) AS tombstones
            FROM view, f
            """)
        .param("name", name.value())
        .param("remembered", FeedTable.REMEMBERED.toSeconds())
        .param("most", FeedTable.MOST_TOMBSTONES)
        .query(this::contents)
        .single();
  }

  private Contents contents(ResultSet row, int number) throws SQLException {
    return new Contents(FeedTable.feed(row, number),
        array(row.getString("standing")).valueStream()
            .map(one -> new FeedTable.Standing(article(one), one.get(1).asLong(), moment(one, 2)))
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
