package io.newswire.syndication.outbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due work as long as there is room for more, and hands each piece to a virtual thread. A
 * database that is away is waited for.
 *
 * @param <W> a piece of work; its toString() goes to the log where doing it fails
 */
public final class WorkLoop<W> {
  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration GOODBYE = Duration.ofSeconds(20);

  private final String name;
  private final Duration poll;
  private final Signal signal;
  private final IntFunction<Claimed<W>> claim;
  private final Consumer<W> attempt;
  private final Semaphore room;
  private volatile ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Thread loop;
  private volatile boolean running;

  /**
   * What was claimed.
   *
   * @param count how many, including those that turned out to need no attempt
   */
  public record Claimed<W>(int count, List<W> ready) {}

  /**
   * @param name of the thread
   * @param concurrency pieces of work under way at once
   * @param poll how often to look for work that nobody signalled
   * @param claim claims at most so many pieces, under a lease that outlives an attempt
   * @param attempt does one; where it fails, the lease lapses and the work is claimed again
   */
  public WorkLoop(String name, int concurrency, Duration poll, Signal signal,
      IntFunction<Claimed<W>> claim, Consumer<W> attempt) {
    this.name = name;
    this.poll = poll;
    this.signal = signal;
    this.claim = claim;
    this.attempt = attempt;
    this.room = new Semaphore(concurrency);
  }

  public synchronized void start() {
    if (!running) {
      if (workers.isShutdown()) {
        workers = Executors.newVirtualThreadPerTaskExecutor();
      }
      running = true;
      loop = Thread.ofPlatform().name(name).start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        if (!claimAndStart()) {
          signal.await(poll);
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        log.warn("Due work cannot be claimed just now ({}): {}", name, failure.getMessage());
        pause();
      }
    }
  }

  /** Claims what there is room for and starts the attempts; whether there may be more to claim. */
  private boolean claimAndStart() throws InterruptedException {
    var free = room.availablePermits();
    if (free == 0) {
      return false;
    }
    var claimed = claim.apply(free);
    for (var work : claimed.ready()) {
      room.acquire();
      workers.execute(() -> attempt(work));
    }
    // What needed no attempt may have held up its successor.
    return claimed.count() == free || claimed.ready().size() < claimed.count();
  }

  private void attempt(W work) {
    try {
      attempt.accept(work);
    } catch (RuntimeException failure) {
      // The lease lapses, and the work is claimed again: nothing is lost.
      log.atWarn().setCause(failure).log("An attempt could not be made: {}", work);
    } finally {
      room.release();
    }
  }

  private void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Claims no more, and lets the attempts under way end; what does not is claimed again later. */
  public synchronized void stop() {
    running = false;
    if (loop != null) {
      loop.interrupt();
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Attempts are still under way ({}); they are made again when their leases end",
            name);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isRunning() {
    return running;
  }
}
