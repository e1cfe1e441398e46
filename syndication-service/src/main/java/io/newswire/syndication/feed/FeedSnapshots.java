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
 * as there is room. Its validators, by which most polls are answered, are kept for far more feeds.
 */
@Component
final class FeedSnapshots {
  private static final Logger log = LoggerFactory.getLogger(FeedSnapshots.class);
  /** How long the database is left alone after it did not answer. */
  private static final Duration RESPITE = Duration.ofSeconds(1);
  private static final int MOST_VALIDATORS = 50_000;

  private final FeedDirectory directory;
  private final FeedAssembly assembly;
  private final Clock clock;
  private final FormerVersions former = new FormerVersions();
  private final Cache<Key, Current> made;
  private final Cache<Key, Known> known = Caffeine.newBuilder().maximumSize(MOST_VALIDATORS)
      .build();
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
  private record Known(Validators validators, long wanted) {
    boolean isOf(long version, Instant now) {
      return (validators.version() == version || wanted == version) && validators.areRightAt(now);
    }
  }

  private record Current(FeedSnapshot snapshot, Known known) {
    boolean isOf(long version, Instant now) {
      return known.isOf(version, now);
    }
  }

  /** @param until when to ask again, on {@link System#nanoTime} */
  private record Failure(RuntimeException cause, long until) {
    boolean isFresh() {
      return System.nanoTime() - until < 0;
    }
  }

  /** Those of the newest document, from memory alone; null where they are not there. */
  @Nullable
  Validators validators(Feed feed, FeedFormat format) {
    var its = known.getIfPresent(new Key(feed.name(), format, null));
    return its != null && its.isOf(feed.version(), clock.instant()) ? its.validators() : null;
  }

  /** The newest snapshot, from memory alone; null where it is not there. */
  @Nullable
  FeedSnapshot ready(Feed feed, FeedFormat format) {
    return ready(new Key(feed.name(), format, null), feed);
  }

  private @Nullable FeedSnapshot ready(Key key, Feed feed) {
    var current = made.getIfPresent(key);
    return current != null && current.isOf(feed.version(), clock.instant())
        ? current.snapshot()
        : null;
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
    var ready = ready(key, feed);
    return ready == null ? renew(key, feed) : ready;
  }

  private FeedSnapshot renew(Key key, Feed feed) {
    var lock = assembling[Math.floorMod(key.hashCode(), assembling.length)];
    lock.lock();
    try {
      var ready = ready(key, feed);
      if (ready != null) {
        return ready;
      }
      try {
        return make(key, feed.version());
      } catch (DataAccessException | TransactionException away) {
        var last = made.getIfPresent(key);
        if (last == null) {
          throw away;
        }
        log.atWarn().addKeyValue("feed", feed.name())
            .log("Served as it was: {}", away.getMessage());
        return last.snapshot();
      }
    } finally {
      lock.unlock();
    }
  }

  private FeedSnapshot make(Key key, long wanted) {
    var last = failure;
    if (last != null && last.isFresh()) {
      throw last.cause();
    }
    try {
      var had = key.since() == null
          ? null
          : former.marks(key.feed(), key.format(), key.since());
      var snapshot = assembly.assemble(key.feed(), key.format(), had == null ? Set.of() : had);
      var validators = snapshot.validators();
      former.remember(key.feed(), key.format(), validators.hash(), snapshot.marks());
      var its = new Known(validators, wanted);
      made.put(key, new Current(snapshot, its));
      if (key.since() == null) {
        known.put(key, its);
      }
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
