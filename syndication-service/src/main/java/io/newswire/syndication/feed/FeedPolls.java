package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.syndication.reader.Reader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The table {@code feed_poll}: who polls which feed, and how often. Polls are counted in memory and written
 * every few seconds; a copy that is killed loses those. Of readers of public feeds only what they call
 * themselves is kept, and no address.
 */
@Component
public final class FeedPolls {
  private static final Logger log = LoggerFactory.getLogger(FeedPolls.class);
  private static final int LONGEST_AGENT = 120;
  private static final int MOST = 5_000;
  private static final String OTHERS = "(others)";
  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Map<Key, Count> counts = new ConcurrentHashMap<>();

  FeedPolls(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Key(FeedName feed, FeedFormat format, String token, String agent) {}

  private record Count(LongAdder polls, LongAdder unchanged) {}

  /**
   * Somebody that polls a feed.
   *
   * @param partner who holds the token; null where the feed is public
   * @param polls within the last day
   * @param unchanged of those, the ones that were told that nothing is new
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Poller(String feed, String format, String agent, @Nullable String partner,
      long polls, long unchanged, Instant lastAt) {}

  /** @param reader null where the feed is public */
  void seen(FeedName feed, FeedFormat format, @Nullable Reader reader, @Nullable String agent,
      boolean unchanged) {
    var known = counts;
    var key = new Key(feed, format, reader == null ? "" : reader.token(),
        agent == null
            ? ""
            : agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent);
    var count = known.get(key);
    if (count == null) {
      count = known.computeIfAbsent(known.size() < MOST
          ? key
          : new Key(feed, format, key.token(), OTHERS),
          _ -> new Count(new LongAdder(), new LongAdder()));
    }
    count.polls().increment();
    if (unchanged) {
      count.unchanged().increment();
    }
  }

  @Scheduled(fixedDelayString = "PT10S")
  void flush() {
    var taken = counts;
    if (taken.isEmpty()) {
      return;
    }
    counts = new ConcurrentHashMap<>();
    try {
      write(List.copyOf(taken.entrySet()));
    } catch (DataAccessException away) {
      log.warn("Some polls were not counted: {}", away.getMessage());
    }
  }

  private void write(List<Map.Entry<Key, Count>> taken) {
    var now = clock.instant();
    jdbc.sql("""
        INSERT INTO feed_poll AS known (hour, feed, format, token_id, agent, polls, unchanged, last_at)
        SELECT :hour, f, x, t, a, p, u, :now
        FROM unnest(:feeds, :formats, :tokens, :agents, :polls, :unchanged)
          AS poll (f, x, t, a, p, u)
        ORDER BY f, x, t, a
        ON CONFLICT (hour, feed, format, token_id, agent) DO UPDATE
        SET polls = known.polls + excluded.polls, unchanged = known.unchanged + excluded.unchanged,
          last_at = greatest(known.last_at, excluded.last_at)
        """)
        .param("hour", now.truncatedTo(ChronoUnit.HOURS).atOffset(UTC))
        .param("now", now.atOffset(UTC))
        .param("feeds", texts(taken, key -> key.feed().value()))
        .param("formats", texts(taken, key -> key.format().extension()))
        .param("tokens", texts(taken, Key::token))
        .param("agents", texts(taken, key -> key.agent().replace("\0", "")))
        .param("polls", taken.stream().map(it -> it.getValue().polls().sum()).toArray(Long[]::new))
        .param("unchanged",
            taken.stream().map(it -> it.getValue().unchanged().sum()).toArray(Long[]::new))
        .update();
  }

  private static String[] texts(List<Map.Entry<Key, Count>> taken, Function<Key, String> text) {
    return taken.stream().map(entry -> text.apply(entry.getKey())).toArray(String[]::new);
  }

  @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
  void forget() {
    try {
      jdbc.sql("DELETE FROM feed_poll WHERE hour < ?")
          .param(clock.instant().minus(KEPT).atOffset(UTC)).update();
    } catch (DataAccessException away) {
      log.warn("Old polls wait for the database: {}", away.getMessage());
    }
  }

  /** Who polled the feed within the last day, the busiest first; at most 200. */
  public List<Poller> of(String feed) {
    return jdbc.sql("""
        SELECT f.feed, f.format, f.agent, p.name AS partner, sum(f.polls) AS polls,
          sum(f.unchanged) AS unchanged, max(f.last_at) AS last_at
        FROM feed_poll f LEFT JOIN feed_token t ON t.id = f.token_id
          LEFT JOIN partner p ON p.id = t.partner_id
        WHERE f.feed = :feed AND f.hour >= :since
        GROUP BY f.feed, f.format, f.agent, p.name ORDER BY polls DESC, f.agent LIMIT 200
        """)
        .param("feed", feed)
        .param("since", clock.instant().minus(Duration.ofDays(1)).atOffset(UTC))
        .query((row, _) -> new Poller(row.getString("feed"), row.getString("format"),
            row.getString("agent"), row.getString("partner"), row.getLong("polls"),
            row.getLong("unchanged"),
            row.getObject("last_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
