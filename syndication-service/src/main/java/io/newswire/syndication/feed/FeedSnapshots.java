package io.newswire.syndication.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The newest snapshot of each feed in each format, made when somebody first asks for it. */
@Component
final class FeedSnapshots {
  private static final Logger log = LoggerFactory.getLogger(FeedSnapshots.class);

  private final FeedDirectory directory;
  private final FeedAssembly assembly;
  private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

  FeedSnapshots(FeedDirectory directory, FeedAssembly assembly) {
    this.directory = directory;
    this.assembly = assembly;
  }

  private record Key(FeedName feed, FeedFormat format) {}

  /** Where a snapshot lies; the lock lets one request assemble while the others wait for it. */
  private static final class Slot {
    private final ReentrantLock assembling = new ReentrantLock();
    private volatile @Nullable Current current;
  }

  /**
   * @param wanted the version that was known when the snapshot was made; it may hold a newer one
   */
  private record Current(FeedSnapshot snapshot, long wanted) {
    boolean shows(long version) {
      return snapshot.version() == version || wanted == version;
    }
  }

  /**
   * The newest snapshot; the last one made while the database is away; null where there is no such
   * feed, or not in this format.
   *
   * @throws DataAccessException when the database is away and nothing was made before
   */
  @Nullable
  FeedSnapshot newest(FeedName name, FeedFormat format) {
    var feed = directory.find(name);
    if (feed == null || !feed.offers(format)) {
      return null;
    }
    var slot = slots.computeIfAbsent(new Key(name, format), _ -> new Slot());
    var current = slot.current;
    return current != null && current.shows(feed.version())
        ? current.snapshot()
        : renew(slot, feed, format);
  }

  private FeedSnapshot renew(Slot slot, FeedTable.Feed feed, FeedFormat format) {
    slot.assembling.lock();
    try {
      var current = slot.current;
      if (current != null && current.shows(feed.version())) {
        return current.snapshot();
      }
      try {
        var snapshot = assembly.assemble(feed.name(), format);
        slot.current = new Current(snapshot, feed.version());
        return snapshot;
      } catch (DataAccessException | TransactionException failure) {
        if (current == null) {
          throw failure;
        }
        log.atWarn().addKeyValue("feed", feed.name())
            .log("Served as it was: {}", failure.getMessage());
        return current.snapshot();
      }
    } finally {
      slot.assembling.unlock();
    }
  }
}
