package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.newswire.syndication.outbound.Trace;
import io.newswire.syndication.webhook.Claims.Ready;

/** A copy of the service, as far as it dispatches: what it has claimed, sent, and not yet recorded. */
final class ModelCopy {
  private final Claims claims;
  private final Results results;
  private final RetryPolicy policy;
  private final Clock clock;
  private final Map<String, ModelOutlet> outlets;
  final List<Ready> underWay = new ArrayList<>();
  private final List<Result> unrecorded = new ArrayList<>();

  ModelCopy(Claims claims, Results results, RetryPolicy policy, Clock clock,
      Map<String, ModelOutlet> outlets) {
    this.claims = claims;
    this.results = results;
    this.policy = policy;
    this.clock = clock;
    this.outlets = outlets;
  }

  /** Claims at most so many; whether there were any. */
  boolean claim(int most) {
    var claimed = claims.take(most);
    underWay.addAll(claimed.ready());
    return claimed.count() > 0;
  }

  /** Sends one of those that it has claimed. */
  void sendOne(RandomGenerator random) {
    if (!underWay.isEmpty()) {
      send(underWay.remove(random.nextInt(underWay.size())));
    }
  }

  private void send(Ready ready) {
    var outlet = outlets.get(ready.endpoint().id());
    if (outlet == null) {
      throw new IllegalStateException("nobody has the endpoint " + ready.endpoint().id());
    }
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
    record();
  }

  /** SIGKILL: what was claimed is not sent, and what was sent is not recorded. */
  void die() {
    underWay.clear();
    unrecorded.clear();
  }
}
