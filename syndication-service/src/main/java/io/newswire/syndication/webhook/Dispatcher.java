package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.newswire.syndication.webhook.Claims.Ready;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Claims due deliveries as long as there is room for more attempts, and hands each to a virtual
 * thread. A database that is away is waited for.
 */
@Component
final class Dispatcher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration GOODBYE = Duration.ofSeconds(20);

  private final Claims claims;
  private final WebhookSender sender;
  private final ResultRecorder results;
  private final RetryPolicy policy;
  private final WebhookMetrics metrics;
  private final Wakeup wakeup;
  private final WebhookSettings settings;
  private final Clock clock;
  private final Semaphore room;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Thread loop;
  private volatile boolean running;

  Dispatcher(Claims claims, WebhookSender sender, ResultRecorder results, RetryPolicy policy,
      WebhookMetrics metrics, Wakeup wakeup, WebhookSettings settings, Clock clock) {
    this.claims = claims;
    this.sender = sender;
    this.results = results;
    this.policy = policy;
    this.metrics = metrics;
    this.wakeup = wakeup;
    this.settings = settings;
    this.clock = clock;
    this.room = new Semaphore(settings.concurrency());
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      results.start();
      loop = Thread.ofPlatform().name("webhook-dispatch").start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        if (!dispatch()) {
          wakeup.await(settings.poll());
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        log.warn("Due deliveries cannot be claimed just now: {}", failure.getMessage());
        pause();
      }
    }
  }

  /** Claims what there is room for and starts the attempts; whether there may be more to claim. */
  private boolean dispatch() throws InterruptedException {
    var free = room.availablePermits();
    if (free == 0) {
      return false;
    }
    var batch = claims.take(free);
    for (var ready : batch.ready()) {
      room.acquire();
      workers.execute(() -> attempt(ready));
    }
    // What turned out to be replaced may have held up its successor.
    return batch.count() == free || batch.ready().size() < batch.count();
  }

  private void attempt(Ready ready) {
    try {
      send(ready);
    } catch (RuntimeException failure) {
      // The lease lapses, and the delivery is claimed again: nothing is lost.
      log.atWarn().addKeyValue("deliveryId", ready.delivery().webhookId()).setCause(failure)
          .log("An attempt could not be made");
    } finally {
      room.release();
    }
  }

  private void send(Ready ready) {
    var delivery = ready.delivery();
    var attempt = sender.send(ready.endpoint().url(), delivery.webhookId(), ready.secret(),
        ready.body());
    var state = DeliveryState.after(attempt.outcome(), delivery, policy, clock.instant());
    results.add(new Result(delivery, ready.endpoint(), attempt, state, clock.instant()));
    metrics.attempted(delivery, attempt, state);
    log.atInfo()
        .addKeyValue("articleId", delivery.article().value())
        .addKeyValue("revision", delivery.revision())
        .addKeyValue("endpointId", ready.endpoint().id())
        .addKeyValue("deliveryId", delivery.webhookId())
        .addKeyValue("attempt", delivery.attempts() + 1)
        .log("{} after {} ms", state.getClass().getSimpleName(), attempt.duration().toMillis());
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
  @Override
  public synchronized void stop() {
    running = false;
    if (loop != null) {
      loop.interrupt();
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "Attempts are still under way; their deliveries are made again when their leases end");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    results.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
