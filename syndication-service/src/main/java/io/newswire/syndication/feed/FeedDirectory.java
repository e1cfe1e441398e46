package io.newswire.syndication.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The feeds and their versions as this copy of the service knows them, so that asking for an
 * unchanged feed, or for one that is none, costs no query. {@link FeedWatch} keeps it current.
 */
@Component
final class FeedDirectory {
  private final ApplicationEventPublisher events;
  private volatile @Nullable Map<FeedName, FeedTable.Feed> feeds;

  FeedDirectory(ApplicationEventPublisher events) {
    this.events = events;
  }

  void replace(List<FeedTable.Feed> all) {
    var before = feeds;
    feeds = all.stream().collect(Collectors.toMap(
        FeedTable.Feed::name, Function.identity(), (first, _) -> first, TreeMap::new));
    var renewed = all.stream().filter(feed -> isNew(feed, before))
        .collect(Collectors.toMap(feed -> feed.name().value(), FeedTable.Feed::version));
    if (!renewed.isEmpty()) {
      events.publishEvent(new FeedsRenewed(renewed));
    }
  }

  private static boolean isNew(FeedTable.Feed feed,
      @Nullable Map<FeedName, FeedTable.Feed> before) {
    var known = before == null ? null : before.get(feed.name());
    return known == null || known.version() != feed.version();
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
