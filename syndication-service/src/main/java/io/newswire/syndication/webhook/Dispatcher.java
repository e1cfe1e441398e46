package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.SecretVault;
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
  private static final Duration SOON = Duration.ofMillis(200);

  private final Deliveries deliveries;
  private final Endpoints endpoints;
  private final WebhookBody bodies;
  private final WebhookSender sender;
  private final SecretVault vault;
  private final Results results;
  private final RetryPolicy policy;
  private final WebhookMetrics metrics;
  private final Wakeup wakeup;
  private final WebhookSettings settings;
  private final Clock clock;
  private final Semaphore room;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Thread loop;
  private volatile boolean running;

  Dispatcher(Deliveries deliveries, Endpoints endpoints, WebhookBody bodies, WebhookSender sender,
      SecretVault vault, Results results, RetryPolicy policy, WebhookMetrics metrics, Wakeup wakeup,
      WebhookSettings settings, Clock clock) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.bodies = bodies;
    this.sender = sender;
    this.vault = vault;
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
      loop = Thread.ofPlatform().name("webhook-dispatch").start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        if (dispatch() == 0) {
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

  /** Claims what there is room for and starts the attempts; returns how many. */
  private int dispatch() throws InterruptedException {
    var free = room.availablePermits();
    if (free == 0) {
      return 0;
    }
    var claimed = deliveries.claim(free, clock.instant());
    for (var delivery : claimed) {
      room.acquire();
      workers.execute(() -> attempt(delivery));
    }
    return claimed.size();
  }

  private void attempt(Delivery delivery) {
    try {
      deliver(delivery);
    } catch (RuntimeException failure) {
      // The lease lapses, and the delivery is claimed again: nothing is lost.
      log.atWarn().addKeyValue("deliveryId", delivery.webhookId()).setCause(failure)
          .log("An attempt could not be made or recorded");
    } finally {
      room.release();
      wakeup.signal();
    }
  }

  private void deliver(Delivery delivery) {
    var now = clock.instant();
    switch (deliveries.standing(delivery, now)) {
      case REPLACED -> deliveries.supersede(delivery, now);
      case BEHIND -> deliveries.release(delivery, now.plus(SOON));
      case SENDABLE -> send(delivery, now);
    }
  }

  private void send(Delivery delivery, Instant now) {
    var endpoint = endpoints.find(delivery.endpointId());
    if (endpoint == null || endpoint.status() != Endpoint.Status.ACTIVE) {
      deliveries.release(delivery, now);
      return;
    }
    var body = bodies.of(delivery, endpoint.format());
    if (body == null) {
      deliveries.supersede(delivery, now);
      return;
    }
    var attempt = sender.send(endpoint.url(), delivery.webhookId(), vault.open(endpoint.secret()),
        body);
    var state = DeliveryState.after(attempt.outcome(), delivery, policy, clock.instant());
    results.record(delivery, endpoint, attempt, state, clock.instant());
    metrics.attempted(delivery, attempt, state);
    log.atInfo()
        .addKeyValue("articleId", delivery.article().value())
        .addKeyValue("revision", delivery.revision())
        .addKeyValue("endpointId", endpoint.id())
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
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
