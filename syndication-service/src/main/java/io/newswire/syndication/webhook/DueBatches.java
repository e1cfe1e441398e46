package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due at endpoints that take several events in one request. */
@Component
final class DueBatches {
  /** News that no request has had yet; kills go by themselves. */
  private static final String FRESH = """
      d.batch_id IS NULL AND d.event <> 'KILLED' AND d.due_at <= :now
      AND (d.endpoint_id, d.article_id) NOT IN (SELECT endpoint_id, article_id FROM flying)
      AND (NOT strict_order OR NOT EXISTS (SELECT FROM delivery b
        WHERE b.endpoint_id = d.endpoint_id AND b.state = 'FAILED' AND b.event <> 'KILLED'
          AND (d.state = 'PENDING' OR b.id < d.id)))
      """;

  private final JdbcClient jdbc;
  private final WebhookSettings settings;

  DueBatches(JdbcClient jdbc, WebhookSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Whether there is anybody to look after. */
  boolean areWanted() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM endpoint WHERE batch_events IS NOT NULL)")
        .query(Boolean.class).single();
  }

  /**
   * Claims the deliveries of at most so many requests, one an endpoint: first a request that failed,
   * with all that is left of it and its id; else a new one, once it is full or its oldest event has
   * waited long enough. Limits count requests. Within the caller's transaction; see
   * {@link DueDeliveries#claim}.
   */
  List<Delivery> claim(int most, Instant now) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(DueDeliveries.CLAIMS)
        .query((_, _) -> true).list();
    return jdbc.sql("""
        WITH flying AS MATERIALIZED (
          SELECT l.delivery_id, l.endpoint_id, l.article_id, l.leased_until, d.batch_id
          FROM delivery_lease l JOIN delivery d ON d.id = l.delivery_id WHERE l.leased_until > :now
        ), busy AS MATERIALIZED (
        """ + DueDeliveries.BUSY + """
        ), pace AS MATERIALIZED (
          -- Locked before any delivery, and never waited for: see DueDeliveries.
          SELECT h.endpoint_id FROM endpoint e JOIN endpoint_health h ON h.endpoint_id = e.id
          WHERE e.batch_events IS NOT NULL AND e.rate_per_minute IS NOT NULL
          FOR NO KEY UPDATE OF h SKIP LOCKED
        ), open AS MATERIALIZED (
          SELECT e.id, e.strict_order, e.rate_per_minute, e.batch_events, e.batch_seconds,
            coalesce(b.count, 0) AS flying,
            coalesce(h.failures, 0) > 0 OR coalesce(b.slow, false) AS troubled,
        """ + DueDeliveries.FREE + """
          FROM endpoint e LEFT JOIN endpoint_health h ON h.endpoint_id = e.id
          LEFT JOIN busy b ON b.endpoint_id = e.id
          WHERE e.batch_events IS NOT NULL AND e.status IN ('ACTIVE', 'DEGRADED')
        ), next AS MATERIALIZED (
          SELECT o.*, again.batch_id IS NOT NULL AS again, again.events,
            coalesce(again.batch_id, 'bat_' || replace(CAST(gen_random_uuid() AS text), '-', ''))
              AS batch,
            row_number() OVER (PARTITION BY o.troubled
              ORDER BY coalesce(again.oldest, fresh.oldest)) AS place
          FROM open o
          LEFT JOIN LATERAL (
            SELECT d.batch_id, count(*) AS events, min(d.due_at) AS oldest FROM delivery d
            WHERE d.endpoint_id = o.id AND d.batch_id IS NOT NULL
              AND d.state IN ('PENDING', 'FAILED')
            GROUP BY d.batch_id
            HAVING bool_and(d.due_at <= :now
                AND d.id NOT IN (SELECT delivery_id FROM flying))
              AND (NOT o.strict_order OR min(d.id) = (SELECT min(b.id) FROM delivery b
                WHERE b.endpoint_id = o.id AND b.batch_id IS NOT NULL
                  AND b.state IN ('PENDING', 'FAILED')))
            ORDER BY min(d.id) LIMIT 1) again ON true
          LEFT JOIN LATERAL (
            SELECT count(*) AS waiting, min(due_at) AS oldest FROM (
              SELECT d.due_at FROM delivery d
              WHERE d.endpoint_id = o.id AND d.state IN ('PENDING', 'FAILED') AND
        """ + FRESH + """
              ORDER BY d.due_at LIMIT o.batch_events) filling) fresh ON again.batch_id IS NULL
          WHERE o.free > 0 AND (again.batch_id IS NOT NULL OR fresh.waiting >= o.batch_events
            OR fresh.oldest <= :now - o.batch_seconds * interval '1 second')
        ), picked AS (
          SELECT n.batch, n.again, n.events, p.id
          FROM (SELECT * FROM next
            WHERE NOT troubled
              OR place <= :failing - (SELECT coalesce(sum(flying), 0) FROM open WHERE troubled)
            ORDER BY troubled, place LIMIT :most) n
          CROSS JOIN LATERAL (
            SELECT d.id FROM delivery d
            WHERE d.endpoint_id = n.id AND d.state IN ('PENDING', 'FAILED')
              AND (d.batch_id = n.batch OR NOT n.again AND
        """ + FRESH + """
              ) ORDER BY d.due_at, d.id
            LIMIT CASE WHEN n.again THEN n.events ELSE n.batch_events END) p
        ), locked AS (
          SELECT d.id, picked.batch, picked.again, picked.events
          FROM delivery d JOIN picked ON picked.id = d.id
          WHERE d.state IN ('PENDING', 'FAILED') AND d.due_at <= :now
          FOR NO KEY UPDATE OF d SKIP LOCKED
        ), claimed AS (
          UPDATE delivery SET batch_id = locked.batch,
            -- A worker that died had it.
            begun = begun OR EXISTS (
              SELECT FROM delivery_lease l WHERE l.delivery_id = delivery.id)
          FROM locked
          WHERE delivery.id = locked.id
            -- All that is left of a request, or none: under its id nothing comes that has come before.
            AND (NOT locked.again OR locked.events =
              (SELECT count(*) FROM locked l WHERE l.batch = locked.batch))
          RETURNING delivery.*
        ), leased AS (
          INSERT INTO delivery_lease AS l (delivery_id, endpoint_id, article_id, leased_until)
          SELECT id, endpoint_id, article_id, :until FROM claimed
          ON CONFLICT (delivery_id) DO UPDATE SET leased_until = excluded.leased_until
        ), paced AS (
          UPDATE endpoint_health h SET next_slot = greatest(h.next_slot, :now) + taken.time
          FROM (
            SELECT e.id, count(DISTINCT c.batch_id) * interval '1 minute' / e.rate_per_minute AS time
            FROM open e JOIN claimed c ON c.endpoint_id = e.id
            WHERE e.id IN (SELECT endpoint_id FROM pace)
            GROUP BY e.id, e.rate_per_minute) taken
          WHERE h.endpoint_id = taken.id
        )
        SELECT * FROM claimed ORDER BY id
        """)
        .param("perEndpoint", settings.perEndpoint())
        .param("failing", settings.failing())
        .param("most", most)
        .param("now", now.atOffset(UTC))
        .param("slow", now.plus(settings.lease()).minus(settings.slowAfter()).atOffset(UTC))
        .param("until", now.plus(settings.lease()).atOffset(UTC))
        .query(DueDeliveries::read)
        .list();
  }

  /** Puts back what a request has no room for, to go with another. */
  void putBack(Collection<Delivery> deliveries) {
    jdbc.sql("""
        WITH ended AS (DELETE FROM delivery_lease WHERE delivery_id = ANY (:ids))
        UPDATE delivery SET batch_id = NULL WHERE id = ANY (:ids)
        """)
        .param("ids", ids(deliveries)).update();
  }

  /** From now on each goes in a request of its own: one of them may be what is wrong with all. */
  void part(Collection<Delivery> deliveries) {
    jdbc.sql("""
        UPDATE delivery SET batch_id = 'bat_' || replace(CAST(gen_random_uuid() AS text), '-', '')
        WHERE id = ANY (?)
        """).param(ids(deliveries)).update();
  }

  private static Long[] ids(Collection<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toArray(Long[]::new);
  }
}
