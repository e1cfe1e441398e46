package io.newswire.platform.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that follows topics from its start to its stop. What it does fails where Kafka or something
 * else is away: that is said once, and it begins anew after a pause.
 */
public final class Following {
  private static final Logger log = LoggerFactory.getLogger(Following.class);

  private final String name;
  private final String complaint;
  private final Duration pause;
  private final Duration patience;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Consumer<?, ?> consumer;
  private volatile @Nullable Thread thread;
  private volatile boolean told;

  /**
   * @param name of the thread
   * @param complaint what does not work while it fails, for people
   * @param pause after a failure
   * @param patience how long a stop waits for the thread to end
   */
  public Following(String name, String complaint, Duration pause, Duration patience) {
    this.name = name;
    this.complaint = complaint;
    this.pause = pause;
    this.patience = patience;
  }

  /** Follows until it {@link #isStopping()}, or fails. */
  public interface Work {
    void follow() throws Exception;
  }

  public void start(Work work) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(work));
  }

  private void run(Work work) {
    while (!isStopping()) {
      try {
        work.follow();
      } catch (WakeupException _) {
        // stop() woke the consumer
      } catch (Exception failure) {
        if (!told) {
          log.warn("{}; trying again until it works: {}", complaint, failure.getMessage());
        }
        told = true;
        pause();
      }
    }
  }

  /** Names the consumer that a stop has to wake. */
  public void reads(Consumer<?, ?> current) {
    consumer = current;
  }

  /** The next failure is a new one, to be told again. */
  public void works() {
    told = false;
  }

  public boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Waits for what is away; a stop ends it. */
  public void pause() {
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public void stop() {
    stopping.countDown();
    var current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      var running = thread;
      if (running != null) {
        running.join(patience);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isRunning() {
    return thread != null && !isStopping();
  }
}
