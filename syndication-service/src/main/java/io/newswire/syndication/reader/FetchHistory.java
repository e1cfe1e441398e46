package io.newswire.syndication.reader;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which partner got which revision from a private feed, as {@link Fetches} has written it down. */
@Component
public final class FetchHistory {
  private final JdbcClient jdbc;

  FetchHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * That a partner fetched something.
   *
   * @param revision 0 where it is the word that the article is gone
   * @param agent the User-Agent; null where there was none
   */
  public record Fetched(String partner, String partnerName, String feed, long revision,
      Instant first, Instant last, @Nullable String agent) {

    public boolean isRemoval() {
      return revision == 0;
    }
  }

  /** The partners that fetched any revision of these articles, by the articles' ids. */
  public Map<String, Set<String>> partners(Collection<String> articles) {
    record Row(String article, String partner) {}
    return jdbc.sql("""
        SELECT DISTINCT article_id, partner_id FROM feed_fetches
        WHERE article_id = ANY (?) AND NOT removal
        """)
        .param(articles.toArray(String[]::new))
        .query((row, _) -> new Row(row.getString(1), row.getString(2)))
        .list().stream()
        .collect(groupingBy(Row::article, mapping(Row::partner, toSet())));
  }

  /** Who fetched the article, partner by partner and feed by feed, the oldest revision first. */
  public List<Fetched> of(String article) {
    return jdbc.sql("""
        SELECT f.*, p.name FROM feed_fetches f JOIN partner p ON p.id = f.partner_id
        WHERE f.article_id = ? ORDER BY p.name, p.id, f.feed, f.revision
        """)
        .param(article)
        .query((row, _) -> new Fetched(row.getString("partner_id"), row.getString("name"),
            row.getString("feed"), row.getLong("revision"),
            row.getObject("first_fetched", OffsetDateTime.class).toInstant(),
            row.getObject("last_fetched", OffsetDateTime.class).toInstant(),
            row.getString("agent")))
        .list();
  }
}
