package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.webhook.DeliveryPlanner.Planned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery}: the queue, and the record of what was sent. */
@Component
final class Deliveries {
  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That an endpoint was sent some revision of an article, whether it arrived or not. */
  record Sent(String endpointId, ArticleId article) {}

  /** Who was sent, or is being sent, any revision of the article; and whether one has arrived. */
  Map<Sent, Boolean> sent(ArticleId article) {
    return sent(new String[]{article.value()}, new Long[]{0L});
  }

  /**
   * The same, within the transaction that has closed what these changes replace. A claim that was not
   * committed in that moment kept its delivery from being closed, and has no lease yet that anybody
   * sees: whatever is open still is in somebody's hands, and may arrive.
   */
  Map<Sent, Boolean> sentBefore(List<EntryChange> changes) {
    return sent(texts(changes, change -> change.article().value()),
        longs(changes, EntryChange::revision));
  }

  /** @param replaced below which revision of each article what is open counts as sent */
  private Map<Sent, Boolean> sent(String[] articles, Long[] replaced) {
    var sent = new HashMap<Sent, Boolean>();
    jdbc.sql("""
        SELECT d.endpoint_id, d.article_id, bool_or(d.delivered_at IS NOT NULL)
        FROM unnest(:articles, :replaced) AS newer (article_id, revision)
        JOIN delivery d ON d.article_id = newer.article_id
        WHERE d.attempts > 0 OR d.begun
          OR d.state IN ('PENDING', 'FAILED') AND d.revision < newer.revision
          OR EXISTS (SELECT FROM delivery_lease l WHERE l.delivery_id = d.id)
        GROUP BY d.endpoint_id, d.article_id
        """)
        .param("articles", articles)
        .param("replaced", replaced)
        .query(row -> {
          sent.put(new Sent(row.getString(1), new ArticleId(row.getString(2))), row.getBoolean(3));
        });
    return sent;
  }

  /**
   * Adds deliveries; one that is there already (the same batch came again) stays as it is. Where it comes
   * from a receipt, which does not say what kind of news it was, it is told now.
   */
  void add(List<Planned> planned, Instant now) {
    if (planned.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO delivery AS known (webhook_id, endpoint_id, article_id, revision, event, state, due_at,
          accepted_at, created_at, replay_id)
        SELECT w, e, a, r, k, 'PENDING', d, t, :now, y
        FROM unnest(:webhooks, :endpoints, :articles, :revisions, :events,
          CAST(:due AS timestamptz[]), CAST(:accepted AS timestamptz[]), :replays)
          AS p (w, e, a, r, k, d, t, y)
        ON CONFLICT (endpoint_id, article_id, revision) DO UPDATE SET event = excluded.event
        WHERE known.event = 'UPDATED' AND known.state = 'DELIVERED' AND excluded.event <> 'UPDATED'
        """)
        .param("now", now.atOffset(UTC))
        .param("webhooks", texts(planned, Planned::webhookId))
        .param("endpoints", texts(planned, Planned::endpointId))
        .param("articles", texts(planned, one -> one.article().value()))
        .param("revisions", longs(planned, Planned::revision))
        .param("events", texts(planned, one -> one.event().name()))
        .param("due", texts(planned, one -> one.dueAt().toString()))
        .param("accepted", texts(planned, one -> one.acceptedAt().toString()))
        .param("replays", texts(planned, Planned::replay))
        .update();
  }

  /** Makes due what was to be tried again later. */
  void hasten(String endpointId, Instant now) {
    jdbc.sql("""
        UPDATE delivery SET due_at = :now
        WHERE endpoint_id = :endpoint AND state = 'FAILED' AND due_at > :now
        """)
        .param("now", now.atOffset(UTC))
        .param("endpoint", endpointId)
        .update();
  }

  /** Makes due again what was closed with its endpoint, unless there is something newer or it expired. */
  void revive(String endpointId, Instant createdSince, Instant now) {
    jdbc.sql("""
        UPDATE delivery d SET state = 'FAILED', due_at = :now, finished_at = NULL,
          attempts_before = attempts, batch_id = NULL
        WHERE d.endpoint_id = :endpoint AND d.state = 'ABANDONED' AND d.created_at >= :since
          AND d.last_reason IS DISTINCT FROM :expired
          AND NOT EXISTS (SELECT FROM delivery n WHERE n.article_id = d.article_id
            AND n.endpoint_id = d.endpoint_id AND n.revision > d.revision)
        """)
        .param("now", now.atOffset(UTC))
        .param("endpoint", endpointId)
        .param("since", createdSince.atOffset(UTC))
        .param("expired", Closings.EXPIRED)
        .update();
  }
}
