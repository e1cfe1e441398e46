package io.newswire.syndication.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The newest snapshot of each feed in each format, made when somebody first asks for it, and kept as long
 * as there is room.
 */
@Component
final class FeedSnapshots {
  private static final Logger log = LoggerFactory.getLogger(FeedSnapshots.class);
  /** How long the database is left alone after it did not answer. */
  private static final Duration RESPITE = Duration.ofSeconds(1);

  private final FeedDirectory directory;
  private final FeedAssembly assembly;
  private final Clock clock;
  private final FormerVersions former = new FormerVersions();
  private final Cache<Key, Current> made;
  /** One request assembles while the others that want the same wait for it. */
  private final ReentrantLock[] assembling = IntStream.range(0, 64)
      .mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);
  private volatile @Nullable Failure failure;

  FeedSnapshots(FeedDirectory directory, FeedAssembly assembly, FeedSettings settings,
      Clock clock) {
    this.directory = directory;
    this.assembly = assembly;
    this.clock = clock;
    this.made = Caffeine.newBuilder()
        .maximumWeight(settings.memory().toBytes())
        .weigher((Key _, Current current) -> current.snapshot().size())
        .build();
  }

  /** @param since the hash of the version that the reader has; null: the reader has none */
  private record Key(FeedName feed, FeedFormat format, @Nullable String since) {}

  /**
   * @param wanted the version that was known when the snapshot was made; it may hold a newer one
   */
  private record Current(FeedSnapshot snapshot, long wanted) {
    boolean shows(long version, Instant now) {
      return (snapshot.version() == version || wanted == version) && snapshot.isRightAt(now);
    }
  }

  /** @param until when to ask again, on {@link System#nanoTime} */
  private record Failure(RuntimeException cause, long until) {
    boolean isFresh() {
      return System.nanoTime() - until < 0;
    }
  }

  /**
   * The newest snapshot; the last one made while the database is away; null where there is no such
   * feed, or not in this format.
   *
   * @throws DataAccessException when the database is away and there is none at hand
   */
  @Nullable
  FeedSnapshot newest(FeedName name, FeedFormat format) {
    return find(new Key(name, format, null));
  }

  /**
   * What is new for a reader that has an earlier version: the same under the same tags, less the entries
   * and tombstones that the reader has. Null where that version is not remembered, or there is no such
   * feed.
   *
   * @param hash of the version that the reader has
   * @throws DataAccessException when the database is away and there is none at hand
   */
  @Nullable
  FeedSnapshot newestSince(FeedName name, FeedFormat format, String hash) {
    return former.marks(name, format, hash) == null
        ? null
        : find(new Key(name, format, hash));
  }

  private @Nullable FeedSnapshot find(Key key) {
    var feed = directory.find(key.feed());
    if (feed == null || !feed.offers(key.format())) {
      return null;
    }
    var current = made.getIfPresent(key);
    return current != null && current.shows(feed.version(), clock.instant())
        ? current.snapshot()
        : renew(key, feed);
  }

  private FeedSnapshot renew(Key key, FeedTable.Feed feed) {
    var lock = assembling[Math.floorMod(key.hashCode(), assembling.length)];
    lock.lock();
    try {
      var current = made.getIfPresent(key);
      if (current != null && current.shows(feed.version(), clock.instant())) {
        return current.snapshot();
      }
      try {
        var snapshot = make(key);
        made.put(key, new Current(snapshot, feed.version()));
        return snapshot;
      } catch (DataAccessException | TransactionException away) {
        if (current == null) {
          throw away;
        }
        log.atWarn().addKeyValue("feed", feed.name())
            .log("Served as it was: {}", away.getMessage());
        return current.snapshot();
      }
    } finally {
      lock.unlock();
    }
  }

  private FeedSnapshot make(Key key) {
    var last = failure;
    if (last != null && last.isFresh()) {
      throw last.cause();
    }
    try {
      var known = key.since() == null
          ? Set.<Mark>of()
          : former.marks(key.feed(), key.format(), key.since());
      var snapshot = assembly.assemble(key.feed(), key.format(), known == null ? Set.of() : known);
      former.remember(key.feed(), key.format(), snapshot.hash(), snapshot.marks());
      return snapshot;
    } catch (DataAccessException | TransactionException away) {
      failure = new Failure(away, System.nanoTime() + RESPITE.toNanos());
      throw away;
    }
  }

  /** How many bytes are kept; for tests. */
  long size() {
    made.cleanUp();
    return made.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
