package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.webhook.DeliveryPlanner.Planned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery}: the queue, and the record of what was sent. */
@Component
final class Deliveries {
  // Any number that nothing else in the database locks.
  private static final long CLAIMS = 0x6e65_7773_7769_7265L;

  private final JdbcClient jdbc;
  private final WebhookSettings settings;

  Deliveries(JdbcClient jdbc, WebhookSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** That an endpoint was sent some revision of an article, whether it arrived or not. */
  record Sent(String endpointId, ArticleId article) {}

  /** Who was sent, or is being sent, any revision of these articles. */
  Set<Sent> sent(Collection<ArticleId> articles) {
    return new HashSet<>(jdbc.sql("""
        SELECT DISTINCT endpoint_id, article_id FROM delivery
        WHERE article_id = ANY (:articles) AND (attempts > 0 OR begun OR leased_until IS NOT NULL)
        """)
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((row, _) -> new Sent(row.getString(1), new ArticleId(row.getString(2))))
        .list());
  }

  /** Adds deliveries; one that is there already (the same batch came again) stays as it is. */
  void add(List<Planned> planned, Instant now) {
    if (planned.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO delivery (webhook_id, endpoint_id, article_id, revision, event, state, due_at,
          accepted_at, created_at, replay_id)
        SELECT w, e, a, r, k, 'PENDING', d, t, :now, y
        FROM unnest(:webhooks, :endpoints, :articles, :revisions, :events,
          CAST(:due AS timestamptz[]), CAST(:accepted AS timestamptz[]), :replays)
          AS p (w, e, a, r, k, d, t, y)
        ON CONFLICT (endpoint_id, article_id, revision) DO NOTHING
        """)
        .param("now", now.atOffset(UTC))
        .param("webhooks", texts(planned, Planned::webhookId))
        .param("endpoints", texts(planned, Planned::endpointId))
        .param("articles", texts(planned, one -> one.article().value()))
        .param("revisions", planned.stream().map(Planned::revision).toArray(Long[]::new))
        .param("events", texts(planned, one -> one.event().name()))
        .param("due", texts(planned, one -> one.dueAt().toString()))
        .param("accepted", texts(planned, one -> one.acceptedAt().toString()))
        .param("replays", texts(planned, Planned::replay))
        .update();
  }

  /** A column of the rows, for unnest. */
  static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  /**
   * Claims due deliveries, kills first: at most so many an endpoint, so that one which hangs takes
   * nobody else's place; of an article only the newest revision, and only while no other revision of
   * it is under way to the same endpoint. Within the caller's transaction; copies claim one after
   * the other, so that no two of them take two revisions of an article in the same instant.
   */
  List<Delivery> claim(int most, Instant now) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(CLAIMS).query((_, _) -> true).list();
    return jdbc.sql("""
        WITH endpoints AS (
          SELECT e.id, :perEndpoint - (SELECT count(*) FROM delivery f
            WHERE f.endpoint_id = e.id AND f.leased_until > :now) AS free
          FROM endpoint e WHERE e.status = 'ACTIVE'
        ), due AS (
          SELECT d.id, d.event, d.due_at FROM endpoints e CROSS JOIN LATERAL (
            SELECT d.id, d.event, d.due_at FROM delivery d
            WHERE d.endpoint_id = e.id AND d.state IN ('PENDING', 'FAILED') AND d.due_at <= :now
              AND (d.leased_until IS NULL OR d.leased_until <= :now)
              AND NOT EXISTS (SELECT FROM delivery o
                WHERE o.article_id = d.article_id AND o.endpoint_id = d.endpoint_id
                  AND (o.revision > d.revision OR o.leased_until > :now))
            ORDER BY d.event <> 'KILLED', d.due_at LIMIT greatest(e.free, 0)) d
          ORDER BY d.event <> 'KILLED', d.due_at LIMIT :most
        ), free AS (
          SELECT id FROM delivery WHERE id IN (SELECT id FROM due)
            AND state IN ('PENDING', 'FAILED') AND (leased_until IS NULL OR leased_until <= :now)
          FOR UPDATE SKIP LOCKED
        )
        UPDATE delivery SET leased_until = :until, begun = true FROM free WHERE delivery.id = free.id
        RETURNING delivery.*
        """)
        .param("perEndpoint", settings.perEndpoint())
        .param("most", most)
        .param("now", now.atOffset(UTC))
        .param("until", now.plus(settings.lease()).atOffset(UTC))
        .query(Deliveries::read)
        .list();
  }

  /** Puts a claimed delivery back, to be claimed again. */
  void release(Delivery delivery) {
    jdbc.sql("UPDATE delivery SET leased_until = NULL WHERE id = ?").param(delivery.id()).update();
  }

  /** How long the oldest delivery that could be sent has been due, in seconds; 0 where none is. */
  double oldestDueSeconds(Instant now) {
    return jdbc.sql("""
        SELECT coalesce(extract(epoch FROM :now - min(d.due_at)), 0) FROM delivery d
        JOIN endpoint e ON e.id = d.endpoint_id AND e.status = 'ACTIVE'
        WHERE d.state IN ('PENDING', 'FAILED') AND d.due_at <= :now
        """)
        .param("now", now.atOffset(UTC))
        .query(Double.class).single();
  }

  private static Delivery read(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getString("webhook_id"),
        row.getString("endpoint_id"),
        new ArticleId(row.getString("article_id")),
        row.getLong("revision"),
        Kind.valueOf(row.getString("event")),
        row.getInt("attempts"),
        row.getInt("attempts_before"),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("replay_id"));
  }
}
