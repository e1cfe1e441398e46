package io.newswire.syndication.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import io.newswire.syndication.storage.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records results as they come, all that have come by then in one transaction: the slower the
 * database, the larger the batches. What cannot be recorded before its lease ends is done again.
 *
 * @param <R> a result; its toString() goes to the log where it cannot be recorded
 */
public final class ResultRecorder<R> {
  private static final Logger log = LoggerFactory.getLogger(ResultRecorder.class);
  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_TRIES = 20;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final String name;
  private final Consumer<List<R>> results;
  private final Runnable recorded;
  private final BlockingQueue<R> waiting = new LinkedBlockingQueue<>();
  private volatile @Nullable Thread thread;
  private volatile boolean stopping;

  /**
   * @param name of the thread
   * @param results writes a batch in one transaction: all of it, or nothing
   * @param recorded runs after each batch
   */
  public ResultRecorder(String name, Consumer<List<R>> results, Runnable recorded) {
    this.name = name;
    this.results = results;
    this.recorded = recorded;
  }

  public void start() {
    stopping = false;
    thread = Thread.ofPlatform().name(name).start(this::run);
  }

  public void add(R result) {
    waiting.add(result);
  }

  private void run() {
    try {
      while (true) {
        var batch = new ArrayList<R>();
        if (stopping && waiting.isEmpty()) {
          return;
        }
        batch.add(waiting.take());
        waiting.drainTo(batch, MOST_AT_ONCE - 1);
        record(batch);
        recorded.run();
      }
    } catch (InterruptedException stopped) {
      recordTheLast();
    }
  }

  private void recordTheLast() {
    var left = new ArrayList<R>();
    waiting.drainTo(left);
    if (!left.isEmpty()) {
      try {
        record(left);
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void record(List<R> batch) throws InterruptedException {
    for (var tries = 1; tries <= MOST_TRIES; tries++) {
      try {
        results.accept(batch);
        return;
      } catch (RuntimeException failure) {
        if (!Fault.mayLieInTheData(failure)) {
          pause(batch, failure);
        } else if (batch.size() == 1) {
          log.warn("Not recorded: {}", batch, failure);
          return;
        } else {
          // One of them is to blame; the others shall not suffer for it.
          for (var result : batch) {
            record(List.of(result));
          }
          return;
        }
      }
    }
    log.warn("The database was away for too long: {} attempts are made again", batch.size());
  }

  private static void pause(List<?> batch, RuntimeException away) throws InterruptedException {
    log.warn("Results of {} attempts wait for the database: {}", batch.size(), away.getMessage());
    Thread.sleep(PAUSE);
  }

  /** Records what has come; call it when no more can come. */
  public void stop() {
    stopping = true;
    var running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(GOODBYE);
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
