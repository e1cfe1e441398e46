package io.newswire.ingest.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Meets the registry and the broker before the first article does: on a new registry the schema is
 * registered, which takes longer than a sender can wait. Up once that is done, and from then on.
 */
@Component("articleLogHealthIndicator")
final class LogPreparation implements SmartLifecycle, HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(LogPreparation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LogAppender appender;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile boolean prepared;

  LogPreparation(LogAppender appender) {
    this.appender = appender;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("log-preparation").daemon().start(this::run);
  }

  private void run() {
    var told = false;
    while (!prepared && stopping.getCount() > 0) {
      try {
        appender.prepare();
        prepared = true;
      } catch (RuntimeException failure) {
        if (!told) {
          log.warn("Articles cannot be appended yet; trying again until they can: {}",
              failure.getMessage());
        }
        told = true;
        pause();
      }
    }
  }

  private void pause() {
    try {
      stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public Health health() {
    return (prepared ? Health.up() : Health.outOfService()).build();
  }
}
