package io.newswire.platform.wire;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds what the registry's client leaves unbounded: it waits for an answer for ever, and an answer
 * that is lost on the way would hold up a partition until somebody restarts the service.
 */
final class RegistryPatience {
  static final Duration LONGEST = Duration.ofSeconds(10);
  private static final ExecutorService THREADS = Executors
      .newCachedThreadPool(Thread.ofPlatform().name("registry-", 0).daemon().factory());

  private RegistryPatience() {}

  /**
   * Works on a thread of its own, and waits for it.
   *
   * @param longest how long it may take
   * @param givenUp called before the exception, to make a new client: the old one's connection may be
   *     what is broken
   * @throws RegistryUnavailable where it takes too long
   */
  static <V> V within(Duration longest, Supplier<V> work, Runnable givenUp) {
    var answer = THREADS.submit(work::get);
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      givenUp.run();
      throw new RegistryUnavailable(late);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable(stopped);
    }
  }
}
