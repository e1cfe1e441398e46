package io.newswire.syndication.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in a Google News sitemap: the newest thousand articles of the last two days. */
@Component
final class NewsSitemaps {
  private static final int MOST = 1_000;
  private static final Duration NEWS = Duration.ofDays(2);

  private final FeedTable table;
  private final Fragments fragments;
  private final Clock clock;

  NewsSitemaps(FeedTable table, Fragments fragments, Clock clock) {
    this.table = table;
    this.fragments = fragments;
    this.clock = clock;
  }

  /** The content as of now, and how long it is right while nothing happens. */
  FeedContent read(FeedTable.Feed feed) {
    var since = clock.instant().minus(NEWS);
    var newest = table.newest(feed.name(), since, MOST);
    return new FeedContent(feed.noOlderThan(lastDropped(feed.name(), since, newest.size())),
        fragments.of(newest, FeedFormat.SITEMAP), List.of(), ArchiveLinks.NONE,
        newest.stream().map(FeedTable.Standing::publishedAt).min(Instant::compareTo)
            .map(oldest -> oldest.plus(NEWS)).orElse(null));
  }

  /** When time alone last took an article away; null where that was never, or another moved up. */
  private @Nullable Instant lastDropped(FeedName feed, Instant since, int standing) {
    var newestOfTheOld = standing == MOST ? null : table.newestUntil(feed, since);
    return newestOfTheOld == null ? null : newestOfTheOld.plus(NEWS);
  }
}
