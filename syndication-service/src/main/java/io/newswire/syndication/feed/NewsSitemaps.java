package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in a Google News sitemap: the newest thousand articles of the last two days. */
@Component
final class NewsSitemaps {
  private static final int MOST = 1_000;
  private static final Duration NEWS = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Fragments fragments;
  private final Clock clock;

  NewsSitemaps(JdbcClient jdbc, Fragments fragments, Clock clock) {
    this.jdbc = jdbc;
    this.fragments = fragments;
    this.clock = clock;
  }

  /** The content as of now, and how long it is right while nothing happens. */
  FeedContent read(Feed feed) {
    var since = clock.instant().minus(NEWS);
    var newest = newest(feed.name(), since);
    return new FeedContent(feed.noOlderThan(lastDropped(feed.name(), since, newest.size())),
        fragments.of(newest, FeedFormat.SITEMAP), List.of(), ArchiveLinks.NONE,
        newest.stream().map(StandingEntry::publishedAt).min(Instant::compareTo)
            .map(oldest -> oldest.plus(NEWS)).orElse(null));
  }

  /** When time alone last took an article away; null where that was never, or another moved up. */
  private @Nullable Instant lastDropped(FeedName feed, Instant since, int standing) {
    var newestOfTheOld = standing == MOST ? null : newestUntil(feed, since);
    return newestOfTheOld == null ? null : newestOfTheOld.plus(NEWS);
  }

  /** The newest articles by their publication, newest first, none older than {@code since}. */
  private List<StandingEntry> newest(FeedName name, Instant since) {
    return jdbc.sql("""
        SELECT article_id, revision, published_at FROM feed_entry
        WHERE feed = :name AND left_at IS NULL AND published_at > :since
        ORDER BY published_at DESC, article_id LIMIT :limit
        """)
        .param("name", name.value())
        .param("since", since.atOffset(UTC))
        .param("limit", MOST)
        .query(NewsSitemaps::standing)
        .list();
  }

  /** When the newest of the articles was published that are as old as {@code until}, or older. */
  private @Nullable Instant newestUntil(FeedName name, Instant until) {
    return jdbc.sql("""
        SELECT published_at FROM feed_entry
        WHERE feed = :name AND left_at IS NULL AND published_at <= :until
        ORDER BY published_at DESC LIMIT 1
        """)
        .param("name", name.value())
        .param("until", until.atOffset(UTC))
        .query((row, _) -> row.getObject("published_at", OffsetDateTime.class).toInstant())
        .optional()
        .orElse(null);
  }

  private static StandingEntry standing(ResultSet row, int number) throws SQLException {
    return new StandingEntry(new ArticleId(row.getString("article_id")), row.getLong("revision"),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }
}
