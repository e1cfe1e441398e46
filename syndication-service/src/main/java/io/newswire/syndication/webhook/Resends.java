package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was planned before and is to be sent again, under the webhook-id that it had. */
@Component
final class Resends {
  private final JdbcClient jdbc;

  Resends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where the delivery of an entry's newest revision stands at an endpoint.
   *
   * @param id null where there is none
   * @param state null where there is none
   * @param had whether the endpoint had, or may have had, any revision
   * @param arrived whether any revision is known to have arrived
   */
  record Standing(ArticleId article, @Nullable Long id, @Nullable String state, boolean had,
      boolean arrived) {}

  /** Where these entries' newest revisions stand at the endpoint. */
  Map<ArticleId, Standing> standing(String endpointId, Collection<Entry> entries) {
    return jdbc.sql("""
        SELECT n.article, d.id, d.state, EXISTS (SELECT FROM delivery h
          WHERE h.article_id = n.article AND h.endpoint_id = :endpoint
            AND (h.attempts > 0 OR h.begun
              OR EXISTS (SELECT FROM delivery_lease l WHERE l.delivery_id = h.id))) AS had,
          EXISTS (SELECT FROM delivery h WHERE h.article_id = n.article
            AND h.endpoint_id = :endpoint AND h.delivered_at IS NOT NULL) AS arrived
        FROM unnest(:articles, :revisions) AS n (article, revision)
        LEFT JOIN delivery d ON d.endpoint_id = :endpoint AND d.article_id = n.article
          AND d.revision = n.revision
        """)
        .param("endpoint", endpointId)
        .param("articles",
            entries.stream().map(entry -> entry.article().value()).toArray(String[]::new))
        .param("revisions", entries.stream().map(Entry::revision).toArray(Long[]::new))
        .query((row, _) -> new Standing(new ArticleId(row.getString("article")),
            row.getObject("id", Long.class), row.getString("state"), row.getBoolean("had"),
            row.getBoolean("arrived")))
        .list().stream().collect(toMap(Standing::article, identity()));
  }

  /** What failed at an endpoint, or was given up, since then. */
  record Failed(long id, ArticleId article) {}

  /** The next of them behind a delivery. */
  List<Failed> failed(String endpointId, Instant since, long behind, int limit) {
    return jdbc.sql("""
        SELECT id, article_id FROM delivery
        WHERE endpoint_id = :endpoint AND id > :behind
          AND state IN ('FAILED', 'EXHAUSTED', 'ABANDONED')
          AND coalesce(last_attempt_at, finished_at, created_at) >= :since
        ORDER BY id LIMIT :limit
        """)
        .param("endpoint", endpointId)
        .param("behind", behind)
        .param("since", since.atOffset(UTC))
        .param("limit", limit)
        .query(
            (row, _) -> new Failed(row.getLong("id"), new ArticleId(row.getString("article_id"))))
        .list();
  }

  long countFailed(String endpointId, Instant since) {
    return jdbc.sql("""
        SELECT count(*) FROM delivery
        WHERE endpoint_id = ? AND state IN ('FAILED', 'EXHAUSTED', 'ABANDONED')
          AND coalesce(last_attempt_at, finished_at, created_at) >= ?
        """)
        .params(endpointId, since.atOffset(UTC)).query(Long.class).single();
  }

  /** How many of a replay's deliveries are due and not yet through. */
  int due(String replay, Instant now) {
    return jdbc.sql("""
        SELECT count(*) FROM delivery
        WHERE replay_id = ? AND state IN ('PENDING', 'FAILED') AND due_at <= ?
        """)
        .params(replay, now.atOffset(UTC)).query(Integer.class).single();
  }

  /**
   * Makes deliveries due again. What waits to be sent, or is under way, is left alone but for its
   * schedule.
   *
   * @return how many are due by this
   */
  int again(Collection<Long> deliveries, String replay, Instant now) {
    return jdbc.sql("""
        UPDATE delivery d SET state = 'PENDING', due_at = :now, finished_at = NULL,
          attempts_before = attempts, replay_id = :replay, batch_id = NULL
        WHERE id = ANY (:ids) AND state <> 'PENDING'
          AND NOT EXISTS (SELECT FROM delivery_lease l
            WHERE l.delivery_id = d.id AND l.leased_until > :now)
        """)
        .param("now", now.atOffset(UTC))
        .param("replay", replay)
        .param("ids", deliveries.toArray(Long[]::new))
        .update();
  }
}
