package io.newswire.syndication.entry;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries one page after the other, and held as they are while somebody decides by them. */
@Repository
public final class EntryWalk {
  private final JdbcClient jdbc;
  private final Entries entries;

  EntryWalk(JdbcClient jdbc, Entries entries) {
    this.jdbc = jdbc;
    this.entries = entries;
  }

  /**
   * The next entries in the order of their publication, the oldest first. They stay as they are until
   * the caller's transaction ends.
   *
   * @param publishedAt together with {@code article}, behind which entry
   */
  public List<Entry> hold(Instant publishedAt, String article, int limit) {
    var next = jdbc.sql("""
        SELECT article_id FROM entry WHERE (published_at, article_id) > (:at, :article)
        ORDER BY published_at, article_id LIMIT :limit
        """)
        .param("at", publishedAt.atOffset(UTC))
        .param("article", article)
        .param("limit", limit)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list();
    return held(next);
  }

  /** These entries, in their order and held; without those that are not known. */
  public List<Entry> held(List<ArticleId> articles) {
    hold(articles);
    var held = entries.findAll(articles);
    return articles.stream().map(held::get).filter(Objects::nonNull).toList();
  }

  /**
   * The next of the entries that have changed since, in the order of their publication.
   *
   * @param publishedAt together with {@code article}, behind which entry; null: from the first on
   */
  public List<Entry> heldChanged(Instant since, @Nullable Instant publishedAt, String article,
      int limit) {
    return held(jdbc.sql("""
        SELECT article_id FROM entry
        WHERE (published_at, article_id) > (coalesce(CAST(:at AS timestamptz), '-infinity'), :article)
          AND changed_at >= :since
        ORDER BY published_at, article_id LIMIT :limit
        """)
        .param("at", publishedAt == null ? null : publishedAt.toString(), Types.VARCHAR)
        .param("article", article)
        .param("since", since.atOffset(UTC))
        .param("limit", limit)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list());
  }

  /**
   * The next of the entries that readers see, in the order of their publication, the newest first.
   *
   * @param words that their text must have, as search engines take them; null: whatever it has
   * @param before together with {@code article}, behind which entry; null: from the newest on
   */
  public List<Entry> search(@Nullable String words, @Nullable Instant before, String article,
      int limit) {
    var next = jdbc.sql((words == null
        ? "SELECT article_id FROM entry WHERE state = 'VISIBLE'"
        : """
            SELECT article_id FROM entry JOIN entry_words USING (article_id)
            WHERE state = 'VISIBLE' AND words @@ websearch_to_tsquery('simple', :words)
            """) + """
          AND (published_at, article_id) < (coalesce(CAST(:at AS timestamptz), 'infinity'), :article)
        ORDER BY published_at DESC, article_id DESC LIMIT :limit
        """)
        .param("words", words, Types.VARCHAR)
        .param("at", before == null ? null : before.toString(), Types.VARCHAR)
        .param("article", article)
        .param("limit", limit)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list();
    var found = entries.findAll(next);
    return next.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** How many entries have changed since. */
  public long countChanged(Instant since) {
    return jdbc.sql("SELECT count(*) FROM entry WHERE changed_at >= ?").param(since.atOffset(UTC))
        .query(Long.class).single();
  }

  /** Lets these entries stay as they are until the caller's transaction ends. */
  public void hold(Collection<ArticleId> articles) {
    // In the order in which those who change entries lock them.
    jdbc.sql("SELECT 1 FROM entry WHERE article_id = ANY (:articles) ORDER BY article_id FOR SHARE")
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((_, _) -> true)
        .list();
  }
}
