package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.partner.EndpointHealth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due, and who may have it now. */
@Component
final class DueDeliveries {
  // Any number that nothing else in the database locks.
  static final long CLAIMS = 0x6e65_7773_7769_7265L;

  private final JdbcClient jdbc;
  private final WebhookSettings settings;

  DueDeliveries(JdbcClient jdbc, WebhookSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Claims due deliveries, kills first: of each endpoint what its concurrency, its rate and its health
   * admit, and for those that fail or take long a part of the places in all, so that they take nobody
   * else's; of an article only while no other revision of it is under way to the same endpoint. One that
   * was replaced while it was under way, and came back, is among them: {@link Claims} closes it. Within
   * the caller's transaction; copies claim one after the other, so that all of this holds for them
   * together.
   */
  List<Delivery> claim(int most, Instant now) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(CLAIMS).query((_, _) -> true).list();
    return jdbc.sql("""
        WITH open AS MATERIALIZED (
          SELECT e.id, e.strict_order, e.rate_per_minute,
            -- What goes in batches is claimed by DueBatches; a kill waits for no batch.
            e.status = 'DISABLED' OR e.batch_events IS NOT NULL AS kills_only,
            flying.count AS flying,
            coalesce(h.failures, 0) > 0 OR coalesce(flying.slow, false) AS troubled,
            least(
              -- A breaker: held, then half open for one probe, until an attempt succeeds.
              CASE WHEN h.held_until > :now THEN 0 WHEN h.held_until IS NOT NULL THEN 1
                WHEN e.strict_order THEN 1 ELSE coalesce(e.concurrency, :perEndpoint) END
                - flying.count,
              -- Leaky bucket (GCRA) that holds what the rate is for a second.
              CASE WHEN e.rate_per_minute IS NULL THEN :most ELSE
                floor(ceil(e.rate_per_minute / 60.0)
                  - greatest(0, extract(epoch FROM h.next_slot - :now)) * e.rate_per_minute / 60.0)
              END) AS free
          FROM endpoint e LEFT JOIN endpoint_health h ON h.endpoint_id = e.id
          CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE f.batch_id IS NULL) + count(DISTINCT f.batch_id) AS count,
              bool_or(f.leased_until < :slow) AS slow FROM delivery f
            WHERE f.endpoint_id = e.id AND f.leased_until > :now) flying
          WHERE e.status IN ('ACTIVE', 'DEGRADED')
            -- A kill is tried for its time, though everything else waits; not where it was told off.
            OR e.status = 'DISABLED' AND e.status_reason IS DISTINCT FROM :gone
              AND EXISTS (SELECT FROM delivery k WHERE k.endpoint_id = e.id AND k.event = 'KILLED'
                AND k.state IN ('PENDING', 'FAILED') AND k.due_at <= :now)
        ), due AS (
          SELECT d.id, d.event, d.due_at, e.troubled, row_number() OVER (
            PARTITION BY e.troubled ORDER BY d.event <> 'KILLED', d.due_at) AS place
          FROM open e CROSS JOIN LATERAL (
            SELECT d.id, d.event, d.due_at FROM delivery d
            WHERE d.endpoint_id = e.id AND d.state IN ('PENDING', 'FAILED') AND d.due_at <= :now
              AND (d.leased_until IS NULL OR d.leased_until <= :now)
              AND NOT EXISTS (SELECT FROM delivery o
                WHERE o.article_id = d.article_id AND o.endpoint_id = d.endpoint_id
                  AND o.leased_until > :now)
              AND (d.event = 'KILLED' OR NOT e.kills_only)
              AND (NOT e.strict_order OR d.event = 'KILLED'
                OR NOT EXISTS (SELECT FROM delivery b
                  WHERE b.endpoint_id = d.endpoint_id AND b.state = 'FAILED'
                    AND b.event <> 'KILLED' AND (d.state = 'PENDING' OR b.id < d.id)))
            ORDER BY d.event <> 'KILLED', d.due_at LIMIT greatest(e.free, 0)) d
        ), free AS (
          SELECT id FROM delivery WHERE id IN (
              SELECT id FROM due WHERE NOT troubled
                OR place <= :failing - (SELECT coalesce(sum(flying), 0) FROM open WHERE troubled)
              ORDER BY event <> 'KILLED', troubled, due_at LIMIT :most)
            AND state IN ('PENDING', 'FAILED') AND (leased_until IS NULL OR leased_until <= :now)
          FOR UPDATE SKIP LOCKED
        ), claimed AS (
          -- By itself: where its endpoint took batches before, it may have been part of one.
          UPDATE delivery SET leased_until = :until, begun = true, batch_id = NULL
          FROM free WHERE delivery.id = free.id
          RETURNING delivery.*
        ), paced AS (
          INSERT INTO endpoint_health AS h (endpoint_id, next_slot)
          SELECT e.id, :now + count(*) * interval '1 minute' / e.rate_per_minute
          FROM claimed c JOIN open e ON e.id = c.endpoint_id AND e.rate_per_minute IS NOT NULL
          GROUP BY e.id, e.rate_per_minute
          ON CONFLICT (endpoint_id) DO UPDATE
            SET next_slot = greatest(h.next_slot, :now) + (excluded.next_slot - :now)
        )
        SELECT * FROM claimed
        """)
        .param("perEndpoint", settings.perEndpoint())
        .param("failing", settings.failing())
        .param("gone", EndpointHealth.GONE)
        .param("most", most)
        .param("now", now.atOffset(UTC))
        .param("slow", now.plus(settings.lease()).minus(settings.slowAfter()).atOffset(UTC))
        .param("until", now.plus(settings.lease()).atOffset(UTC))
        .query(DueDeliveries::read)
        .list();
  }

  /** Puts a claimed delivery back, to be claimed again. */
  void release(Delivery delivery) {
    jdbc.sql("UPDATE delivery SET leased_until = NULL WHERE id = ?").param(delivery.id()).update();
  }

  /** Puts a claimed delivery back, not to be claimed before this. */
  void postpone(Delivery delivery, Instant dueAt) {
    jdbc.sql("UPDATE delivery SET leased_until = NULL, due_at = ? WHERE id = ?")
        .params(dueAt.atOffset(UTC), delivery.id()).update();
  }

  /** How long the oldest delivery that could be sent has been due, in seconds; 0 where none is. */
  double oldestDueSeconds(Instant now) {
    return jdbc.sql("""
        SELECT coalesce(extract(epoch FROM :now - min(
          d.due_at + coalesce(e.batch_seconds, 0) * interval '1 second')), 0) FROM delivery d
        JOIN endpoint e ON e.id = d.endpoint_id AND e.status IN ('ACTIVE', 'DEGRADED')
          AND NOT EXISTS (SELECT FROM endpoint_health h
            WHERE h.endpoint_id = e.id AND h.held_until IS NOT NULL)
        WHERE d.state IN ('PENDING', 'FAILED') AND d.due_at <= :now
          AND (e.batch_seconds IS NULL OR d.due_at <= :now - e.batch_seconds * interval '1 second')
        """)
        .param("now", now.atOffset(UTC))
        .query(Double.class).single();
  }

  static Delivery read(ResultSet row, int number) throws SQLException {
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
        row.getString("replay_id"),
        row.getString("batch_id"));
  }
}
