package io.newswire.syndication.feed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the last versions of each feed, so that a reader that has one of them can be sent what
 * is new since. In memory alone: whoever comes with a version from before a start, or from another copy
 * of the service, gets the whole feed, which is never wrong.
 */
final class FormerVersions {
  /** A reader that polls every quarter of an hour finds its version in feeds that move once a minute. */
  private static final int REMEMBERED = 16;

  private final Cache<Key, Deque<Version>> versions = Caffeine.newBuilder().maximumSize(5_000)
      .build();

  private record Key(FeedName feed, FeedFormat format) {}

  private record Version(String hash, List<Mark> marks) {}

  /** Null where the version is not remembered. */
  @Nullable
  Set<Mark> marks(FeedName feed, FeedFormat format, String hash) {
    var known = versions.getIfPresent(new Key(feed, format));
    if (known == null) {
      return null;
    }
    synchronized (known) {
      return known.stream().filter(version -> version.hash().equals(hash)).findFirst()
          .map(version -> Set.copyOf(version.marks()))
          .orElse(null);
    }
  }

  void remember(FeedName feed, FeedFormat format, String hash, Collection<Mark> marks) {
    var known = versions.get(new Key(feed, format), _ -> new ArrayDeque<>());
    synchronized (known) {
      if (known.stream().anyMatch(version -> version.hash().equals(hash))) {
        return;
      }
      known.addFirst(new Version(hash, shared(marks, known.peekFirst())));
      if (known.size() > REMEMBERED) {
        known.removeLast();
      }
    }
  }

  /** Most of what stands in a version stood in the one before: each mark is kept once. */
  private static List<Mark> shared(Collection<Mark> marks, @Nullable Version before) {
    var had = before == null
        ? new HashMap<Mark, Mark>()
        : before.marks().stream().collect(Collectors.toMap(Function.identity(),
            Function.identity(), (first, _) -> first, HashMap::new));
    return marks.stream().map(mark -> had.getOrDefault(mark, mark)).toList();
  }
}
