package io.newswire.syndication.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.newswire.syndication.entry.Entry.State;
import io.newswire.syndication.entry.EntrySummary.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code entry}. */
final class EntryTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  EntryTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What a newer revision took the place of.
   *
   * @param revision null where the article was not known
   * @param usable whether that revision or any before it was usable
   */
  record Replaced(String article, @Nullable Long revision, boolean usable) {}

  /**
   * One statement for the whole batch, so that it costs one round trip. The rows are locked in the
   * order of their ids: two copies with the same articles around a rebalance wait for each other
   * instead of locking each other out, and whoever comes second compares with what the first wrote.
   *
   * @param rows at most one for an article
   * @return for each row that was newer than what was there, what was there
   */
  List<Replaced> upsert(Collection<EntryRow> rows) {
    return jdbc.sql("""
        INSERT INTO entry AS known (
          article_id, revision, state, event_id, publication, content_type, language, headline, url,
          sections, subjects, keywords, places, authors, urgency, correction_note,
          accepted_at, published_at, updated_at, visible_from, expires_at, turns_at, shown_at,
          changed_at, killed_at, reason)
        SELECT
          article_id, revision, state, event_id, publication, content_type, language, headline, url,
          sections, subjects, keywords, places, authors, urgency, correction_note,
          accepted_at, published_at, updated_at, visible_from, expires_at, turns_at, shown_at,
          changed_at, killed_at, reason
        FROM jsonb_populate_recordset(NULL::entry, CAST(:rows AS jsonb))
        ORDER BY article_id
        ON CONFLICT (article_id) DO UPDATE SET
          (revision, state, event_id, publication, content_type, language, headline, url,
           sections, subjects, keywords, places, authors, urgency, correction_note,
           accepted_at, published_at, updated_at, visible_from, expires_at, turns_at, shown_at,
           changed_at, killed_at, reason, previous_revision, usable_before, stale)
          = ROW (
           excluded.revision, excluded.state, excluded.event_id, excluded.publication,
           excluded.content_type, excluded.language, excluded.headline, excluded.url,
           excluded.sections, excluded.subjects, excluded.keywords, excluded.places,
           excluded.authors, excluded.urgency, excluded.correction_note,
           excluded.accepted_at, excluded.published_at, excluded.updated_at,
           excluded.visible_from, excluded.expires_at, excluded.turns_at,
           -- What a kill guesses counts for articles alone of which nothing was known.
           CASE WHEN excluded.state = 'KILLED' THEN known.shown_at
                ELSE coalesce(known.shown_at, excluded.shown_at) END,
           -- The same revision, read again in a rebuild: what happened when is in no topic.
           CASE WHEN excluded.revision = known.revision AND excluded.state = known.state
                THEN known.changed_at ELSE excluded.changed_at END,
           CASE WHEN excluded.revision = known.revision
                THEN coalesce(known.killed_at, excluded.killed_at) ELSE excluded.killed_at END,
           excluded.reason,
           CASE WHEN excluded.revision = known.revision
                THEN known.previous_revision ELSE known.revision END,
           known.usable_before OR excluded.revision > known.revision AND known.state <> 'WITHHELD',
           false)
        WHERE excluded.revision > known.revision AND known.state <> 'KILLED'
          OR known.stale AND excluded.revision = known.revision
        RETURNING article_id, previous_revision, usable_before
        """)
        .param("rows", json.writeValueAsString(rows))
        .query((row, _) -> new Replaced(row.getString("article_id"),
            row.getObject("previous_revision", Long.class), row.getBoolean("usable_before")))
        .list();
  }

  Map<ArticleId, Entry> find(Collection<ArticleId> articles) {
    return jdbc.sql("SELECT * FROM entry WHERE article_id = ANY (:articles)")
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((row, _) -> entry(row))
        .list().stream()
        .collect(Collectors.toMap(Entry::article, Function.identity()));
  }

  private Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new ArticleId(row.getString("article_id")),
        row.getLong("revision"),
        State.valueOf(row.getString("state")),
        summary(row),
        instant(row, "visible_from"),
        nullableInstant(row, "expires_at"),
        nullableInstant(row, "shown_at"),
        instant(row, "changed_at"),
        row.getString("reason"));
  }

  private EntrySummary summary(ResultSet row) throws SQLException {
    return new EntrySummary(
        row.getString("event_id"),
        row.getString("publication"),
        row.getString("content_type"),
        row.getString("language"),
        row.getString("headline"),
        row.getString("url"),
        texts(row, "sections"),
        json.readValue(row.getString("subjects"), new TypeReference<List<Subject>>() {}),
        texts(row, "keywords"),
        texts(row, "places"),
        texts(row, "authors"),
        row.getObject("urgency", Integer.class),
        row.getString("correction_note"),
        instant(row, "accepted_at"),
        instant(row, "published_at"),
        instant(row, "updated_at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstant(ResultSet row, String column)
      throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
