package io.newswire.syndication.outbound;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells a loop that there is work, so that it need not ask the database all the time. */
public class Signal {
  private final Semaphore signals = new Semaphore(0);

  public final void signal() {
    signals.release();
  }

  /** Returns at a signal, or when the time is up; several signals are one. */
  public final void await(Duration patience) throws InterruptedException {
    if (signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
