package io.newswire.syndication.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.StoredRendition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in a Google News sitemap: the newest thousand articles of the last two days. */
@Component
final class NewsSitemaps {
  private static final int MOST = 1_000;
  private static final Duration NEWS = Duration.ofDays(2);

  private final FeedTable table;
  private final Entries entries;
  private final Clock clock;
  /** A thousand articles are not to be unpacked because one came. */
  private final Cache<Key, StoredRendition> known = Caffeine.newBuilder()
      .maximumSize(10_000).expireAfterAccess(NEWS).build();

  NewsSitemaps(FeedTable table, Entries entries, Clock clock) {
    this.table = table;
    this.entries = entries;
    this.clock = clock;
  }

  private record Key(ArticleId article, long revision) {}

  /** The content as of now, and how long it is right while nothing happens. */
  FeedContent read(FeedTable.Feed feed) {
    var since = clock.instant().minus(NEWS);
    var newest = table.newest(feed.name(), since, MOST);
    return new FeedContent(feed.noOlderThan(lastDropped(feed.name(), since, newest.size())),
        renditions(newest), List.of(), ArchiveLinks.NONE,
        newest.stream().map(FeedTable.Standing::publishedAt).min(Instant::compareTo)
            .map(oldest -> oldest.plus(NEWS)).orElse(null));
  }

  /** When time alone last took an article away; null where that was never, or another moved up. */
  private @Nullable Instant lastDropped(FeedName feed, Instant since, int standing) {
    var newestOfTheOld = standing == MOST ? null : table.newestUntil(feed, since);
    return newestOfTheOld == null ? null : newestOfTheOld.plus(NEWS);
  }

  private List<StoredRendition> renditions(List<FeedTable.Standing> newest) {
    var unknown = newest.stream()
        .filter(one -> known.getIfPresent(new Key(one.article(), one.revision())) == null)
        .map(FeedTable.Standing::article).toList();
    var found = unknown.isEmpty()
        ? List.<StoredRendition>of()
        : entries.renditions(unknown, FeedFormat.SITEMAP.fragment()).values();
    var read = found.stream()
        .collect(Collectors.toMap(one -> new Key(one.article(), one.revision()), one -> one));
    known.putAll(read);
    return newest.stream().map(one -> new Key(one.article(), one.revision()))
        .map(key -> read.getOrDefault(key, known.getIfPresent(key)))
        .filter(Objects::nonNull).toList();
  }
}
