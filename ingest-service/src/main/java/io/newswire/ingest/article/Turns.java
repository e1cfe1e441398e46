package io.newswire.ingest.article;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.newswire.ingest.log.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One at a time for each article and each Idempotency-Key, within this copy; between copies the log
 * decides. Ids share a fixed number of locks.
 */
final class Turns {
  private static final int LOCKS = 1024;

  private final ReentrantLock[] ofKeys = locks();
  private final ReentrantLock[] ofIds = locks();

  /**
   * Waits for its turn and works. The key's turn always comes before the id's, so that no two wait
   * for each other.
   *
   * @throws org.springframework.web.ErrorResponseException 503 where the turn does not come in time
   */
  <T> T take(@Nullable Object key, String id, Deadline deadline, Supplier<T> work) {
    return key == null
        ? holding(ofIds, id, deadline, work)
        : holding(ofKeys, key, deadline, () -> holding(ofIds, id, deadline, work));
  }

  private static <T> T holding(ReentrantLock[] locks, Object name, Deadline deadline,
      Supplier<T> work) {
    var lock = locks[Math.floorMod(name.hashCode(), LOCKS)];
    try {
      if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw Refusals.busy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusals.busy();
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static ReentrantLock[] locks() {
    return IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock())
        .toArray(ReentrantLock[]::new);
  }
}
