package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The feeds at a glance, for operators. */
@Component
public final class FeedOverview {
  private final JdbcClient jdbc;
  private final Clock clock;

  FeedOverview(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A feed.
   *
   * @param title null where it was never defined: a section's feed, or that of everything
   * @param access public or private
   * @param state open, moved or deleted, in lower case
   * @param subscribers at the hub, in all formats
   * @param polls within the last day
   */
  public record Line(String name, @Nullable String title, String access, String state,
      Instant changedAt, long standing, long subscribers, long polls) {}

  /** By name. */
  public List<Line> all() {
    return jdbc.sql("""
        SELECT f.name, f.changed_at, s.title, coalesce(s.access, 'PUBLIC') AS access,
          coalesce(s.state, 'OPEN') AS state,
          (SELECT count(*) FROM feed_entry e WHERE e.feed = f.name AND e.left_at IS NULL) AS standing,
          (SELECT count(*) FROM subscription b
            WHERE b.feed = f.name AND b.expires_at > :now) AS subscribers,
          (SELECT coalesce(sum(p.polls), 0) FROM feed_poll p
            WHERE p.feed = f.name AND p.hour >= :since) AS polls
        FROM feed f LEFT JOIN saved_feed s USING (name) ORDER BY f.name
        """)
        .param("now", clock.instant().atOffset(UTC))
        .param("since", clock.instant().minus(Duration.ofDays(1)).atOffset(UTC))
        .query((row, _) -> new Line(row.getString("name"), row.getString("title"),
            row.getString("access").toLowerCase(Locale.ROOT),
            row.getString("state").toLowerCase(Locale.ROOT),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            row.getLong("standing"), row.getLong("subscribers"), row.getLong("polls")))
        .list();
  }
}
