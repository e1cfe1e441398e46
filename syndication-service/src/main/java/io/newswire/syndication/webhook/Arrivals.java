package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the news arrives: how long it takes, what is due, and which kills are not confirmed. */
@Component
public final class Arrivals {
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP_SHOWN = Duration.ofDays(30);
  /** Of each endpoint, that the last hour's figures are made from: bounded, however much it gets. */
  private static final int SAMPLE = 2_000;

  private final JdbcClient jdbc;
  private final DueDeliveries due;
  private final Clock clock;

  Arrivals(JdbcClient jdbc, DueDeliveries due, Clock clock) {
    this.jdbc = jdbc;
    this.due = due;
    this.clock = clock;
  }

  /**
   * From the acceptance of a revision to its first partner, over those that were planned for partners within
   * the last hour; what waited for its embargo, and replays, are left out. A revision that came in one batch
   * with a newer one was never planned, and is in none of the figures.
   *
   * @param revisions that arrived at a partner, one or more
   * @param replaced that no partner has got, because a newer one took their place first
   * @param median from acceptance to the first arrival; null where none arrived
   */
  public record Speed(long revisions, long replaced, @Nullable Duration median,
      @Nullable Duration p99) {}

  /**
   * What could be sent at this moment.
   *
   * @param due all of it
   * @param late of that, what has been due for more than a minute
   * @param oldest how long the oldest has been due
   * @param waiting for endpoints that are paused or disabled
   */
  public record Queue(long due, long late, Duration oldest, long waiting) {}

  /**
   * A kill that not everybody has confirmed.
   *
   * @param endpoints that have not
   * @param givenUp of those, the ones that are not tried any more
   * @param since when it was planned
   */
  public record Kill(String article, long revision, long endpoints, long givenUp, Instant since) {}

  public Speed speed() {
    return jdbc.sql("""
        SELECT count(seconds) AS revisions,
          count(*) FILTER (WHERE seconds IS NULL AND replaced) AS replaced,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
          percentile_cont(0.99) WITHIN GROUP (ORDER BY seconds) AS p99
        FROM (
          SELECT CAST(extract(epoch FROM min(d.delivered_at) - min(d.accepted_at))
            AS double precision) AS seconds,
            bool_or(d.state = 'SUPERSEDED') AS replaced
          FROM endpoint e CROSS JOIN LATERAL (
            SELECT article_id, revision, state, delivered_at, accepted_at FROM delivery
            WHERE endpoint_id = e.id AND created_at >= :since AND replay_id IS NULL
            ORDER BY created_at DESC, id DESC LIMIT :sample) d
          LEFT JOIN entry n ON n.article_id = d.article_id
          WHERE n.visible_from IS NULL OR n.visible_from <= d.accepted_at
          GROUP BY d.article_id, d.revision) planned
        """)
        .param("since", clock.instant().minus(Duration.ofHours(1)).atOffset(UTC))
        .param("sample", SAMPLE)
        .query((row, _) -> new Speed(row.getLong("revisions"), row.getLong("replaced"),
            seconds(row.getObject("median", Double.class)),
            seconds(row.getObject("p99", Double.class))))
        .single();
  }

  private static @Nullable Duration seconds(@Nullable Double seconds) {
    return seconds == null ? null : Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)));
  }

  public Queue queue() {
    var now = clock.instant();
    var oldest = Duration.ofMillis(Math.round(due.oldestDueSeconds(now) * 1_000));
    return jdbc.sql("""
        SELECT count(*) FILTER (WHERE open AND due_at <= :now) AS due,
          count(*) FILTER (WHERE open AND due_at <= :late) AS late,
          count(*) FILTER (WHERE NOT open) AS waiting
        FROM (
          SELECT d.due_at, e.status IN ('ACTIVE', 'DEGRADED') AS open
          FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id
          WHERE d.state IN ('PENDING', 'FAILED')) pending
        """)
        .param("now", now.atOffset(UTC))
        .param("late", now.minus(LATE).atOffset(UTC))
        .query((row, _) -> new Queue(row.getLong("due"), row.getLong("late"), oldest,
            row.getLong("waiting")))
        .single();
  }

  /** The oldest first; at most 100. */
  public List<Kill> unconfirmedKills() {
    return jdbc.sql("""
        SELECT article_id, max(revision) AS revision, count(*) AS endpoints,
          count(*) FILTER (WHERE state IN ('EXHAUSTED', 'ABANDONED')) AS given_up,
          min(created_at) AS since
        FROM delivery WHERE event = 'KILLED' AND (state IN ('PENDING', 'FAILED')
          OR state IN ('EXHAUSTED', 'ABANDONED') AND finished_at >= :shown)
        GROUP BY article_id ORDER BY since LIMIT 100
        """)
        .param("shown", clock.instant().minus(GIVEN_UP_SHOWN).atOffset(UTC))
        .query((row, _) -> new Kill(row.getString("article_id"), row.getLong("revision"),
            row.getLong("endpoints"), row.getLong("given_up"),
            row.getObject("since", OffsetDateTime.class).toInstant()))
        .list();
  }
}
