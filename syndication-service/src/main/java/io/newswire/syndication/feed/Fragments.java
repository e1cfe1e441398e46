package io.newswire.syndication.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Entries as they stand in documents. Many feeds show the same ones, and most of them showed them before the
 * last change: they are read and unpacked once, and stay in memory while there is room.
 */
@Component
final class Fragments {
  /** As long as killed text may stay anywhere. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Entries entries;
  private final Cache<Key, Fragment> known;

  Fragments(Entries entries, FeedSettings settings) {
    this.entries = entries;
    this.known = Caffeine.newBuilder()
        .maximumWeight(settings.memory().toBytes() / 4)
        .weigher((Key _, Fragment entry) -> 500 + 2 * entry.piece().length())
        .expireAfterWrite(KEPT)
        .build();
  }

  private record Key(ArticleId article, long revision, FeedFormat format) {}

  /** The same, from memory alone; null where one of them is not there. */
  @Nullable
  List<Fragment> known(List<StandingEntry> standing, FeedFormat format) {
    var keys = standing.stream().map(one -> new Key(one.article(), one.revision(), format))
        .toList();
    var there = known.getAllPresent(keys);
    return there.size() < keys.size() ? null : keys.stream().map(there::get).toList();
  }

  /**
   * In the same order; those that are not to be had in this format are left out. Of an article whose
   * revision has been replaced meanwhile, the newest is all there is.
   */
  List<Fragment> of(List<StandingEntry> standing, FeedFormat format) {
    var keys = standing.stream().map(one -> new Key(one.article(), one.revision(), format))
        .toList();
    var there = known.getAllPresent(keys);
    var missing = keys.stream().filter(key -> !there.containsKey(key)).map(Key::article).toList();
    if (missing.isEmpty()) {
      return keys.stream().map(there::get).filter(Objects::nonNull).toList();
    }
    var read = read(missing, format);
    read.values().forEach(one -> known.put(new Key(one.article(), one.revision(), format), one));
    return keys.stream().map(key -> there.getOrDefault(key, read.get(key.article())))
        .filter(Objects::nonNull).toList();
  }

  /** Those of the articles' newest revisions, which this memory does not take up. */
  Map<ArticleId, Fragment> read(Collection<ArticleId> articles, FeedFormat format) {
    return entries.renditions(articles, format.fragment()).values().stream().map(Fragment::of)
        .collect(Collectors.toMap(Fragment::article, Function.identity()));
  }
}
