package io.newswire.local.command;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, SIGTERM or a closed terminal: interrupts the thread that works, and keeps the process
 * alive until that thread has put everything in order and closed this.
 */
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean came;

  private StopSignal() {}

  public static StopSignal interrupting(Thread worker) {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(worker), "stop"));
    return signal;
  }

  private void stop(Thread worker) {
    if (done.getCount() == 0) {
      return; // an ordinary end
    }
    came = true;
    worker.interrupt();
    try {
      done.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it came. */
  public boolean came() {
    return came;
  }

  @Override
  public void close() {
    done.countDown();
  }
}
