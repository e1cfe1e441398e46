package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

import io.newswire.syndication.outbound.Trace;
import io.newswire.syndication.webhook.Claims.Ready;

/** A copy of the service, as far as it dispatches: what it has claimed, sent, and not yet recorded. */
final class ModelCopy {
  private final Claims claims;
  private final BatchClaims batchClaims;
  private final Results results;
  private final RetryPolicy policy;
  private final Clock clock;
  private final Map<String, ModelOutlet> outlets;
  final List<Ready> underWay = new ArrayList<>();
  final List<Batch> batches = new ArrayList<>();
  private final List<Result> unrecorded = new ArrayList<>();

  ModelCopy(Claims claims, BatchClaims batchClaims, Results results, RetryPolicy policy,
      Clock clock,
      Map<String, ModelOutlet> outlets) {
    this.claims = claims;
    this.batchClaims = batchClaims;
    this.results = results;
    this.policy = policy;
    this.clock = clock;
    this.outlets = outlets;
  }

  /** Claims at most so many; whether there were any. */
  boolean claim(int most) {
    var claimed = claims.take(most);
    underWay.addAll(claimed.ready());
    var claimedBatches = batchClaims.take(most);
    batches.addAll(claimedBatches.ready());
    return claimed.count() + claimedBatches.count() > 0;
  }

  boolean isIdle() {
    return underWay.isEmpty() && batches.isEmpty();
  }

  /** Sends one request of those that it has claimed. */
  void sendOne(RandomGenerator random) {
    if (!isIdle()) {
      var chosen = random.nextInt(underWay.size() + batches.size());
      if (chosen < underWay.size()) {
        send(underWay.remove(chosen));
      } else {
        send(batches.remove(chosen - underWay.size()));
      }
    }
  }

  private void send(Batch batch) {
    var outcome = outlet(batch.endpoint().id()).take(batch);
    var attempt = new Attempt(outcome, clock.instant(), Duration.ofMillis(5), null, Trace.NONE);
    var eldest = batch.events().stream().map(Ready::delivery)
        .max(Comparator.comparingInt(Delivery::failures)).orElseThrow();
    var state = DeliveryState.after(outcome, eldest,
        batch.endpoint().options().retries(), policy, clock.instant());
    for (var event : batch.events()) {
      unrecorded.add(new Result(event.delivery(), event.endpoint(), attempt, state,
          clock.instant(), event == batch.events().getFirst()));
    }
  }

  private ModelOutlet outlet(String endpoint) {
    return Objects.requireNonNull(outlets.get(endpoint), "nobody has the endpoint " + endpoint);
  }

  private void send(Ready ready) {
    var outlet = outlet(ready.endpoint().id());
    var delivery = ready.delivery();
    var outcome = outlet.take(delivery, ready.body());
    var attempt = new Attempt(outcome, clock.instant(), Duration.ofMillis(5), null, Trace.NONE);
    unrecorded.add(new Result(delivery, ready.endpoint(), attempt,
        DeliveryState.after(outcome, delivery, ready.endpoint().options().retries(), policy,
            clock.instant()),
        clock.instant(), true));
  }

  void record() {
    if (!unrecorded.isEmpty()) {
      results.record(List.copyOf(unrecorded));
      unrecorded.clear();
    }
  }

  /** Ends what is under way, as it must before its leases do. */
  void finish() {
    while (!underWay.isEmpty()) {
      send(underWay.removeFirst());
    }
    while (!batches.isEmpty()) {
      send(batches.removeFirst());
    }
    record();
  }

  /** SIGKILL: what was claimed is not sent, and what was sent is not recorded. */
  void die() {
    underWay.clear();
    batches.clear();
    unrecorded.clear();
  }
}
