package io.newswire.syndication.feed;

import static io.newswire.syndication.feed.SavedFeed.nullableName;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import io.newswire.syndication.feed.SavedFeed.State;
import io.newswire.syndication.filter.FilterReader;
import io.newswire.syndication.filter.Traits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code saved_feed}. */
@Repository
final class SavedFeeds {
  /**
   * Held by all who change feeds by their definitions, and alone by whoever changes a definition: what
   * was taken in by the old definition is committed before the new one is, so that filling a feed finds
   * it, and what is taken in thereafter goes by the new one.
   */
  private static final long DEFINITIONS = 0x4E57_4645_4544L;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private volatile Definitions known = new Definitions(-1, List.of());

  SavedFeeds(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * The definitions as of one revision.
   *
   * @param open those that articles enter
   * @param names of all that were ever defined
   * @param queries for words, of the open ones
   */
  record Definitions(long revision, List<SavedFeed> open, Set<FeedName> names,
      Set<String> queries) {
    Definitions(long revision, List<SavedFeed> all) {
      var open = all.stream().filter(feed -> feed.state() == State.OPEN).toList();
      this(revision, open, all.stream().map(SavedFeed::name).collect(toUnmodifiableSet()),
          SavedFeeds.queries(open));
    }

    List<SavedFeed> matching(Traits traits) {
      return open.stream().filter(feed -> feed.filter().matches(traits)).toList();
    }
  }

  static Set<String> queries(List<SavedFeed> feeds) {
    return feeds.stream().flatMap(feed -> feed.filter().condition().queries())
        .collect(toUnmodifiableSet());
  }

  /** The definitions that count until the end of the caller's transaction. */
  Definitions inForce() {
    jdbc.sql("SELECT pg_advisory_xact_lock_shared(:definitions)")
        .param("definitions", DEFINITIONS)
        .query((_, _) -> true)
        .single();
    var revision = jdbc.sql("SELECT coalesce(max(revision), 0) FROM saved_feed")
        .query(Long.class)
        .single();
    var last = known;
    if (last.revision() != revision) {
      last = new Definitions(revision, all());
      known = last;
    }
    return last;
  }

  /** Every definition that there ever was, by name. */
  List<SavedFeed> all() {
    return jdbc.sql("SELECT * FROM saved_feed ORDER BY name").query(this::read).list();
  }

  /** Null where there never was such a definition. */
  @Nullable
  SavedFeed find(FeedName name) {
    return jdbc.sql("SELECT * FROM saved_feed WHERE name = :name").param("name", name.value())
        .query(this::read)
        .optional()
        .orElse(null);
  }

  boolean isFilling(FeedName name) {
    return jdbc.sql("SELECT filling FROM saved_feed WHERE name = :name")
        .param("name", name.value())
        .query(Boolean.class)
        .single();
  }

  /** Lets nobody else change definitions until the caller's transaction ends. */
  void change() {
    // The rows first: whoever fills feeds holds theirs while waiting for what an intake holds, and an
    // intake waits for the definitions.
    jdbc.sql("SELECT name FROM saved_feed ORDER BY name FOR UPDATE").query(String.class).list();
    jdbc.sql("SELECT pg_advisory_xact_lock(:definitions)")
        .param("definitions", DEFINITIONS)
        .query((_, _) -> true)
        .single();
  }

  /**
   * Puts the definition in force with the caller's transaction, gives the feed a new version, and has it
   * filled where articles may be in the wrong place.
   *
   * @param fill whether the entries at hand are to be gone through
   */
  void save(SavedFeed feed, boolean fill, OffsetDateTime now) {
    jdbc.sql("""
        INSERT INTO saved_feed AS known (name, title, description, filter, page_size, image,
          ttl_minutes, language, publication, formats, access, early_access, delay_minutes, state, moved_to,
          declared, created_at, filling)
        VALUES (:name, :title, :description, CAST(:filter AS json), :pageSize, :image, :ttl,
          :language, :publication, :formats, :access, :early, :delay, :state, :movedTo, :declared, :now,
          :fill)
        ON CONFLICT (name) DO UPDATE SET
          (revision, title, description, filter, page_size, image, ttl_minutes, language,
           publication, formats, access, early_access, delay_minutes, state, moved_to, declared,
           filling, filled_at, filled_article)
          = ROW (nextval('saved_feed_revision'), excluded.title, excluded.description,
           excluded.filter, excluded.page_size, excluded.image, excluded.ttl_minutes,
           excluded.language, excluded.publication, excluded.formats, excluded.access,
           excluded.early_access, excluded.delay_minutes, excluded.state,
           excluded.moved_to, excluded.declared, known.filling OR excluded.filling,
           CASE WHEN NOT excluded.filling THEN known.filled_at END,
           CASE WHEN NOT excluded.filling THEN known.filled_article END)
        """)
        .param("name", feed.name().value())
        .param("title", feed.title())
        .param("description", feed.description(), Types.VARCHAR)
        .param("filter", json.writeValueAsString(feed.filter()))
        .param("pageSize", feed.pageSize())
        .param("image", feed.image(), Types.VARCHAR)
        .param("ttl", feed.ttlMinutes(), Types.INTEGER)
        .param("language", feed.language(), Types.VARCHAR)
        .param("publication", feed.publication())
        .param("formats", feed.formats().stream().map(FeedFormat::extension)
            .toArray(String[]::new))
        .param("access", feed.isPrivate() ? "PRIVATE" : "PUBLIC")
        .param("early", feed.earlyAccess())
        .param("delay", feed.delayMinutes())
        .param("state", feed.state().name())
        .param("movedTo", feed.movedTo() == null ? null : feed.movedTo().value(), Types.VARCHAR)
        .param("declared", feed.declared())
        .param("now", now)
        .param("fill", fill)
        .update();
    jdbc.sql("""
        WITH changed AS (
          INSERT INTO feed (name, version, changed_at, archive_size)
          VALUES (:name, 1, :now, :pageSize)
          ON CONFLICT (name) DO UPDATE
          SET version = feed.version + 1, changed_at = greatest(feed.changed_at, excluded.changed_at)
          RETURNING name)
        SELECT pg_notify(:channel, name) FROM changed
        """)
        .param("name", feed.name().value())
        .param("now", now)
        .param("pageSize", feed.pageSize())
        .param("channel", FeedTable.CHANNEL)
        .query((_, _) -> true)
        .single();
  }

  SavedFeed read(ResultSet row, int number) throws SQLException {
    return new SavedFeed(
        new FeedName(row.getString("name")),
        row.getString("title"),
        row.getString("description"),
        FilterReader.stored(json, row.getString("filter")),
        row.getInt("page_size"),
        row.getString("image"),
        row.getObject("ttl_minutes", Integer.class),
        row.getString("language"),
        row.getString("publication"),
        SavedFeed.formats(row),
        SavedFeed.isPrivate(row),
        row.getBoolean("early_access"),
        row.getInt("delay_minutes"),
        State.valueOf(row.getString("state")),
        nullableName(row.getString("moved_to")),
        row.getBoolean("declared"));
  }
}
