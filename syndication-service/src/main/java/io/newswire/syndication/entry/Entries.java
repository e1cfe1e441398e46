package io.newswire.syndication.entry;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;
import tools.jackson.databind.json.JsonMapper;

/** The entries of every article, with their renditions. */
@Repository
public final class Entries {
  private final JdbcClient jdbc;
  private final EntryTable table;
  private final Renditions renditions;
  private final EntryWords words;
  private final Clock clock;

  Entries(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.table = new EntryTable(jdbc, json);
    this.renditions = new Renditions(jdbc);
    this.words = new EntryWords(jdbc);
    this.clock = clock;
  }

  /**
   * Takes over what is newer than what is known, and ignores the rest: a revision that comes again,
   * comes late, or comes after a kill changes nothing, whichever copy of the service it comes to.
   * Within the caller's transaction.
   *
   * @return a change for each article with a newer revision; of several in the batch the one that stands
   */
  public List<EntryChange> apply(List<RenderedArticle> batch) {
    Assert.state(TransactionSynchronizationManager.isActualTransactionActive(),
        "entries change within a transaction");
    if (batch.isEmpty()) {
      return List.of();
    }
    var newest = batch.stream()
        .collect(Collectors.toMap(RenderedArticle::getId, Function.identity(),
            Entries::standing));
    var now = now();
    var rows = newest.values().stream()
        .map(article -> EntryRow.of(article, now))
        .collect(Collectors.toMap(EntryRow::articleId, Function.identity()));
    var replaced = table.upsert(rows.values());
    var taken = replaced.stream().map(one -> requireNonNull(newest.get(one.article()))).toList();
    renditions.replace(taken);
    words.replace(taken);
    return replaced.stream()
        .map(one -> requireNonNull(rows.get(one.article())).replacing(one))
        .toList();
  }

  /** Of two in the log's order the higher revision, but a kill against whatever comes behind it. */
  private static RenderedArticle standing(RenderedArticle earlier, RenderedArticle later) {
    return earlier.getPubStatus() != PubStatus.CANCELED
        && later.getRevision() > earlier.getRevision() ? later : earlier;
  }

  /**
   * Shows what was under embargo until now and hides what expired. Safe in any number of copies:
   * each takes other entries. Within the caller's transaction.
   *
   * @return the articles that turned, at most {@code limit}
   */
  public List<ArticleId> turn(int limit) {
    return jdbc.sql("""
        UPDATE entry
        SET state = CASE WHEN expires_at <= :now THEN 'EXPIRED' ELSE 'VISIBLE' END,
            turns_at = CASE WHEN expires_at <= :now THEN NULL ELSE expires_at END,
            shown_at = CASE WHEN expires_at <= :now THEN shown_at
                       ELSE coalesce(shown_at, :now) END,
            changed_at = :now
        WHERE article_id IN (
          SELECT article_id FROM entry WHERE turns_at <= :now
          ORDER BY turns_at, article_id LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING article_id
        """)
        .param("now", now().atOffset(UTC))
        .param("limit", limit)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list();
  }

  /** The entry as it is; null where the article is not known. */
  public @Nullable Entry find(ArticleId article) {
    return findAll(List.of(article)).get(article);
  }

  /** The entries of those articles that are known. */
  public Map<ArticleId, Entry> findAll(Collection<ArticleId> articles) {
    return table.find(articles);
  }

  /**
   * The rendition of the newest revision, whether readers may see it or not; null where there is
   * none in this format.
   */
  public @Nullable StoredRendition rendition(ArticleId article, String format) {
    return renditions.find(List.of(article), format).get(article);
  }

  /** The same for many articles at once; those without such a rendition are left out. */
  public Map<ArticleId, StoredRendition> renditions(Collection<ArticleId> articles, String format) {
    return renditions.find(articles, format);
  }

  /** The formats in which there is a rendition of the article, in alphabetical order. */
  public List<String> formats(ArticleId article) {
    return renditions.formats(article);
  }

  /** Times are kept in milliseconds, as on the wire. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
