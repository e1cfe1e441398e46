package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who fetched which revision in a private feed, where the deployment's feeds record it in a table {@code
 * feed_fetches}; without one, nobody did.
 */
@Component
final class FeedFetches {
  private final JdbcClient jdbc;
  private volatile boolean recorded;

  FeedFetches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * That a partner fetched a revision.
   *
   * @param agent the User-Agent; null where there was none
   */
  record Fetch(String partnerId, String partnerName, String feed, long revision, Instant first,
      Instant last, @Nullable String agent) {}

  /** The partners that fetched any revision of these articles. */
  Map<ArticleId, Set<String>> partners(Collection<ArticleId> articles) {
    if (!areRecorded()) {
      return Map.of();
    }
    record Row(ArticleId article, String partner) {}
    return jdbc
        .sql("SELECT DISTINCT article_id, partner_id FROM feed_fetches WHERE article_id = ANY (?)")
        .param(articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((row, _) -> new Row(new ArticleId(row.getString(1)), row.getString(2)))
        .list().stream()
        .collect(groupingBy(Row::article, mapping(Row::partner, toSet())));
  }

  /** Who fetched the article, partner by partner, the oldest revision first. */
  List<Fetch> of(ArticleId article) {
    if (!areRecorded()) {
      return List.of();
    }
    return jdbc.sql("""
        SELECT f.*, p.name FROM feed_fetches f JOIN partner p ON p.id = f.partner_id
        WHERE f.article_id = ? ORDER BY p.name, p.id, f.feed, f.revision
        """)
        .param(article.value())
        .query((row, _) -> new Fetch(row.getString("partner_id"), row.getString("name"),
            row.getString("feed"), row.getLong("revision"),
            row.getObject("first_fetched", OffsetDateTime.class).toInstant(),
            row.getObject("last_fetched", OffsetDateTime.class).toInstant(),
            row.getString("agent")))
        .list();
  }

  private boolean areRecorded() {
    recorded = recorded || jdbc.sql("SELECT to_regclass('feed_fetches') IS NOT NULL")
        .query(Boolean.class).single();
    return recorded;
  }
}
