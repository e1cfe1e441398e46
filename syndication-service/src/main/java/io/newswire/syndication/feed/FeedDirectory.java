package io.newswire.syndication.feed;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private volatile @Nullable Map<FeedName, Feed> feeds;

  FeedDirectory(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** Takes these for all that there are. */
  void replace(Collection<Feed> all) {
    take(new HashMap<>(), all);
  }

  /** Takes over what is known of some; of the others nothing has changed. */
  void renew(Collection<Feed> some) {
    var before = feeds;
    take(before == null ? new HashMap<>() : new HashMap<>(before), some);
  }

  private void take(Map<FeedName, Feed> known, Collection<Feed> some) {
    var before = feeds;
    some.forEach(feed -> known.put(feed.name(), feed));
    feeds = known;
    var renewed = some.stream().filter(feed -> isNew(feed, before))
        .collect(Collectors.toMap(feed -> feed.name().value(), Feed::version));
    if (!renewed.isEmpty()) {
      events.publishEvent(new FeedsRenewed(renewed));
    }
  }

  private static boolean isNew(Feed feed, @Nullable Map<FeedName, Feed> before) {
    var known = before == null ? null : before.get(feed.name());
    return known == null || known.version() != feed.version();
  }

  /** Whether the feeds were read from the database since the start. */
  boolean isLoaded() {
    return feeds != null;
  }

  /** Null where there is no such feed. */
  @Nullable
  Feed find(FeedName name) {
    var known = feeds;
    return known == null ? null : known.get(name);
  }

  /** By name. */
  List<Feed> all() {
    var known = feeds;
    return known == null
        ? List.of()
        : known.values().stream().sorted(comparing(Feed::name)).toList();
  }
}
