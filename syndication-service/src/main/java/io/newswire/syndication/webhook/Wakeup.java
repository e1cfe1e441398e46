package io.newswire.syndication.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/** Tells the dispatcher that there is work, so that it need not ask the database all the time. */
@Component
final class Wakeup {
  private final Semaphore signals = new Semaphore(0);

  void signal() {
    signals.release();
  }

  /** Returns at a signal, or when the time is up; several signals are one. */
  void await(Duration patience) throws InterruptedException {
    if (signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
