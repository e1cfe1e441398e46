package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.stereotype.Component;

/**
 * The documents of archive pages, made when somebody asks. A look at the page's version, by its key,
 * tells whether the one in memory is still right; how many stay there is bounded by their bytes.
 */
@Component
final class ArchivePages {
  /** As long as killed text may stay anywhere. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final FeedArchives archives;
  private final FeedAssembly assembly;
  private final Cache<Key, FeedSnapshot> pages;

  ArchivePages(FeedArchives archives, FeedAssembly assembly, FeedSettings settings,
      MeterRegistry meters) {
    this.archives = archives;
    this.assembly = assembly;
    this.pages = Caffeine.newBuilder()
        .maximumWeight(settings.archiveMemory().toBytes())
        .weigher((Key _, FeedSnapshot page) -> page.size())
        .expireAfterWrite(KEPT)
        .recordStats()
        .build();
    CaffeineCacheMetrics.monitor(meters, pages, "newswire.feed.archive");
  }

  private record Key(FeedName feed, FeedFormat format, long number) {}

  /**
   * @param archive the id that stands in the URL
   * @throws org.springframework.dao.DataAccessException when the database is away
   */
  ArchiveAnswer page(FeedName feed, FeedFormat format, String archive, long number) {
    var known = archives.find(feed);
    if (known == null || !known.id().equals(archive) || number < 1 || number > known.pages() + 1) {
      return new ArchiveAnswer.Unknown();
    }
    var page = archives.page(feed, number);
    if (page == null) {
      return new ArchiveAnswer.NotYetFull();
    }
    return new ArchiveAnswer.Found(requireNonNull(pages.asMap().compute(
        new Key(feed, format, number), (_, current) -> current != null
            && current.validators().version() >= page.version()
                ? current
                : assembly.assemble(feed, format, known, number))));
  }
}
