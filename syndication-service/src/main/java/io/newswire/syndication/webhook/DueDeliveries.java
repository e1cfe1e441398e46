package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
  private static final Duration GIVEN_UP = Duration.ofDays(7);
  // Any number that nothing else in the database locks.
  static final long CLAIMS = 0x6e65_7773_7769_7265L;

  /** The requests that each endpoint has under way; a batch is one. */
  static final String BUSY = """
      SELECT endpoint_id,
        count(*) FILTER (WHERE batch_id IS NULL) + count(DISTINCT batch_id) AS count,
        bool_or(leased_until < :slow) AS slow
      FROM flying GROUP BY endpoint_id
      """;

  /** How many more requests an endpoint {@code e}, with health {@code h}, may have under way. */
  static final String FREE = """
      least(
        -- A breaker: held, then half open for one probe, until an attempt succeeds.
        CASE WHEN h.held_until > :now THEN 0 WHEN h.held_until IS NOT NULL THEN 1
          WHEN e.strict_order THEN 1 ELSE coalesce(e.concurrency, :perEndpoint) END
          - coalesce(b.count, 0),
        -- Leaky bucket (GCRA) that holds what the rate is for a second.
        CASE WHEN e.rate_per_minute IS NULL THEN :most
          WHEN e.id NOT IN (SELECT endpoint_id FROM pace) THEN 0 ELSE
          floor(ceil(e.rate_per_minute / 60.0)
            - greatest(0, extract(epoch FROM h.next_slot - :now)) * e.rate_per_minute / 60.0)
        END) AS free
      """;

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
    prepare();
    return jdbc.sql("""
        WITH RECURSIVE waiting (id) AS (
          -- Endpoints with something to send, each by one look into the index: what a claim costs
          -- depends on them, and not on how many there are.
          (SELECT endpoint_id FROM delivery WHERE state IN ('PENDING', 'FAILED')
            ORDER BY endpoint_id LIMIT 1)
          UNION ALL
          SELECT (SELECT d.endpoint_id FROM delivery d
            WHERE d.state IN ('PENDING', 'FAILED') AND d.endpoint_id > w.id
            ORDER BY d.endpoint_id LIMIT 1)
          FROM waiting w WHERE w.id IS NOT NULL
        ), flying AS MATERIALIZED (
          SELECT l.endpoint_id, l.article_id, l.leased_until, d.batch_id
          FROM delivery_lease l JOIN delivery d ON d.id = l.delivery_id WHERE l.leased_until > :now
        ), busy AS MATERIALIZED (
        """ + BUSY + """
        ), pace AS MATERIALIZED (
          -- Locked before any delivery, and never waited for: whoever removes the endpoint holds it
          -- and may wait for deliveries.
          SELECT h.endpoint_id FROM waiting w
          JOIN endpoint e ON e.id = w.id AND e.rate_per_minute IS NOT NULL
          JOIN endpoint_health h ON h.endpoint_id = e.id
          FOR NO KEY UPDATE OF h SKIP LOCKED
        ), open AS MATERIALIZED (
          SELECT e.id, e.strict_order, e.rate_per_minute,
            -- What goes in batches is claimed by DueBatches; a kill waits for no batch.
            e.status = 'DISABLED' OR e.batch_events IS NOT NULL AS kills_only,
            coalesce(b.count, 0) AS flying,
            coalesce(h.failures, 0) > 0 OR coalesce(b.slow, false) AS troubled,
        """ + FREE + """
          FROM waiting w JOIN endpoint e ON e.id = w.id
          LEFT JOIN endpoint_health h ON h.endpoint_id = e.id
          LEFT JOIN busy b ON b.endpoint_id = e.id
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
              -- Neither it nor another revision of the article is under way.
              AND (d.endpoint_id, d.article_id) NOT IN (SELECT endpoint_id, article_id FROM flying)
              AND (d.event = 'KILLED' OR NOT e.kills_only)
              AND (NOT e.strict_order OR d.event = 'KILLED'
                OR NOT EXISTS (SELECT FROM delivery b
                  WHERE b.endpoint_id = d.endpoint_id AND b.state = 'FAILED'
                    AND b.event <> 'KILLED' AND (d.state = 'PENDING' OR b.id < d.id)))
            ORDER BY d.event <> 'KILLED', d.due_at LIMIT greatest(e.free, 0)) d
        ), free AS (
          SELECT * FROM delivery WHERE id IN (
              SELECT id FROM due WHERE NOT troubled
                OR place <= :failing - (SELECT coalesce(sum(flying), 0) FROM open WHERE troubled)
              ORDER BY event <> 'KILLED', troubled, due_at LIMIT :most)
            AND state IN ('PENDING', 'FAILED') AND due_at <= :now
          FOR NO KEY UPDATE SKIP LOCKED
        ), noted AS (
          -- Where it has a lease, that has lapsed: a worker that died had it. It goes by itself: where its
          -- endpoint took batches before, it may have been part of one.
          UPDATE delivery SET begun = delivery.begun OR l.delivery_id IS NOT NULL, batch_id = NULL
          FROM free LEFT JOIN delivery_lease l ON l.delivery_id = free.id
          WHERE delivery.id = free.id AND (l.delivery_id IS NOT NULL OR free.batch_id IS NOT NULL)
        ), claimed AS (
          INSERT INTO delivery_lease AS l (delivery_id, endpoint_id, article_id, leased_until)
          SELECT id, endpoint_id, article_id, :until FROM free
          ON CONFLICT (delivery_id) DO UPDATE SET leased_until = excluded.leased_until
          RETURNING endpoint_id
        ), paced AS (
          UPDATE endpoint_health h SET next_slot = greatest(h.next_slot, :now) + taken.time
          FROM (
            SELECT e.id, count(*) * interval '1 minute' / e.rate_per_minute AS time
            FROM open e JOIN claimed c ON c.endpoint_id = e.id
            WHERE e.id IN (SELECT endpoint_id FROM pace)
            GROUP BY e.id, e.rate_per_minute) taken
          WHERE h.endpoint_id = taken.id
        )
        SELECT id, webhook_id, endpoint_id, article_id, revision, event, attempts, attempts_before,
          accepted_at, created_at, replay_id, NULL AS batch_id
        FROM free
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

  /**
   * Lets copies claim one after the other, and the claim be planned once. By its parameters it would be
   * planned anew each time, which takes longer than its execution once the history is long; and the plan
   * that was made while the table was small must not read all of it later.
   */
  private void prepare() {
    jdbc.sql("""
        SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
          set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
          pg_advisory_xact_lock(?)
        """)
        .param(CLAIMS).query((_, _) -> true).list();
  }

  /** Puts a claimed delivery back, to be claimed again. */
  void release(Delivery delivery) {
    jdbc.sql("DELETE FROM delivery_lease WHERE delivery_id = ?").param(delivery.id()).update();
  }

  /** Puts a claimed delivery back, not to be claimed before this. */
  void postpone(Delivery delivery, Instant dueAt) {
    jdbc.sql("""
        WITH ended AS (DELETE FROM delivery_lease WHERE delivery_id = :id)
        UPDATE delivery SET due_at = :due WHERE id = :id
        """)
        .param("id", delivery.id())
        .param("due", dueAt.atOffset(UTC))
        .update();
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

  /**
   * How long the oldest kill waits that is not confirmed, in seconds; 0 where there is none. One that was
   * given up counts for a week: somebody has to ring the partner up, and cannot for ever.
   */
  double oldestUnconfirmedKillSeconds(Instant now) {
    return jdbc.sql("""
        SELECT coalesce(extract(epoch FROM :now - min(created_at)), 0) FROM delivery
        WHERE event = 'KILLED' AND state IN ('PENDING', 'FAILED', 'EXHAUSTED')
          AND (state <> 'EXHAUSTED' OR finished_at > :week)
        """)
        .param("now", now.atOffset(UTC))
        .param("week", now.minus(GIVEN_UP).atOffset(UTC))
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
