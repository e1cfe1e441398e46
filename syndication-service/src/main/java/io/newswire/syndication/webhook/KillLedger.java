package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;
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
import io.newswire.syndication.webhook.KillReport.Via;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code kill_ledger}: what endpoints that are gone had. */
@Component
final class KillLedger {
  private final JdbcClient jdbc;

  KillLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What one endpoint that is gone had of one article.
   *
   * @param partnerId null where the partner was erased
   * @param had a JSON array of its deliveries, the oldest revision first
   * @param kill JSON of the kill's delivery; null where there was none
   */
  record Gone(@Nullable String partnerId, @Nullable String partnerName,
      @Nullable String endpointId, Via via, String had, @Nullable String kill, Instant leftAt) {}

  /** The partners that had any revision of these articles at an endpoint that is gone. */
  Map<ArticleId, Set<String>> partners(Collection<ArticleId> articles) {
    record Row(ArticleId article, String partner) {}
    return jdbc.sql("""
        SELECT DISTINCT article_id, partner_id FROM kill_ledger
        WHERE article_id = ANY (?) AND partner_id IS NOT NULL
        """)
        .param(articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((row, _) -> new Row(new ArticleId(row.getString(1)), row.getString(2)))
        .list().stream()
        .collect(groupingBy(Row::article, mapping(Row::partner, toSet())));
  }

  List<Gone> of(ArticleId article) {
    return jdbc.sql("""
        SELECT l.*, p.name FROM kill_ledger l LEFT JOIN partner p ON p.id = l.partner_id
        WHERE l.article_id = ? ORDER BY p.name, l.id
        """)
        .param(article.value())
        .query((row, _) -> new Gone(row.getString("partner_id"), row.getString("name"),
            row.getString("endpoint_id"),
            Via.valueOf(row.getString("via")), row.getString("had"), row.getString("kill"),
            row.getObject("left_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Forgets who had what was killed before. What still stands is never forgotten: it may be killed.
   *
   * @param most articles at once
   * @return how many deliveries went
   */
  int forgetKillsBefore(Instant time, int most) {
    return jdbc.sql("""
        WITH past AS (
          SELECT article_id FROM entry WHERE killed_at < :time
            AND (EXISTS (SELECT FROM delivery d WHERE d.article_id = entry.article_id)
              OR EXISTS (SELECT FROM kill_ledger l WHERE l.article_id = entry.article_id))
          LIMIT :most
        ), lines AS (
          DELETE FROM kill_ledger USING past WHERE kill_ledger.article_id = past.article_id
        )
        DELETE FROM delivery USING past WHERE delivery.article_id = past.article_id
        """)
        .param("time", time.atOffset(UTC))
        .param("most", most)
        .update();
  }
}
