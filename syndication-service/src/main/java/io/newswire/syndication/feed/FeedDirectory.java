package io.newswire.syndication.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The feeds and their versions as this copy of the service knows them, so that asking for an
 * unchanged feed, or for one that is none, costs no query. {@link FeedWatch} keeps it current.
 */
@Component
final class FeedDirectory {
  private volatile @Nullable Map<FeedName, FeedTable.Feed> feeds;

  void replace(List<FeedTable.Feed> all) {
    feeds = all.stream().collect(Collectors.toMap(
        FeedTable.Feed::name, Function.identity(), (first, _) -> first, TreeMap::new));
  }

  /** Whether the feeds were read from the database since the start. */
  boolean isLoaded() {
    return feeds != null;
  }

  /** Null where there is no such feed. */
  FeedTable.@Nullable Feed find(FeedName name) {
    var known = feeds;
    return known == null ? null : known.get(name);
  }

  /** By name. */
  Collection<FeedTable.Feed> all() {
    var known = feeds;
    return known == null ? List.of() : known.values();
  }
}
