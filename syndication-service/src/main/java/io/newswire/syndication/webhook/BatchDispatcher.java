package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.newswire.syndication.outbound.ResultRecorder;
import io.newswire.syndication.outbound.Signal;
import io.newswire.syndication.outbound.WorkLoop;
import io.newswire.syndication.outbound.Worker;
import io.newswire.syndication.transformation.Outcome.Failed;
import io.newswire.syndication.transformation.Outcome.Transformed;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.Claims.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what goes in batches. Each delivery has its attempts, state and receipt as if it had gone by
 * itself; for the endpoint's health a request counts once.
 */
@Component
final class BatchDispatcher implements Worker {
  private static final Logger log = LoggerFactory.getLogger(BatchDispatcher.class);
  /** Bad request, content too large, unprocessable: it may be one event that all others suffer for. */
  private static final Set<Integer> FOR_ONE_OF_THEM = Set.of(400, 413, 422);

  private final DueBatches due;
  private final WebhookSender sender;
  private final Transforming transforming;
  private final RetryPolicy policy;
  private final WebhookMetrics metrics;
  private final JsonMapper json;
  private final Clock clock;
  private final ResultRecorder<Sent> results;
  private final WorkLoop<Batch> loop;

  BatchDispatcher(BatchClaims claims, DueBatches due, WebhookSender sender,
      Transforming transforming, Results results, RetryPolicy policy, WebhookMetrics metrics,
      Wakeup wakeup, WebhookSettings settings, JsonMapper json, Clock clock) {
    this.due = due;
    this.sender = sender;
    this.transforming = transforming;
    this.policy = policy;
    this.metrics = metrics;
    this.json = json;
    this.clock = clock;
    // Nobody tells of news here: what comes waits for others anyhow.
    var signal = new Signal();
    this.results = new ResultRecorder<>("webhook-batch-results", sent -> record(results, sent),
        () -> {
          signal.signal();
          wakeup.signal();
        });
    this.loop = new WorkLoop<>("webhook-batches", settings.concurrency(), settings.poll(), signal,
        claims::take, this::send);
  }

  /**
   * What came of the deliveries of one request.
   *
   * @param apart whether each of them is tried again by itself
   */
  private record Sent(List<Result> results, boolean apart) {}

  private void record(Results results, List<Sent> sent) {
    sent.stream().filter(Sent::apart).forEach(
        one -> due.part(one.results().stream().map(Result::delivery).toList()));
    results.record(sent.stream().flatMap(one -> one.results().stream()).toList());
  }

  private void send(Batch batch) {
    var body = new BatchBody(json);
    var left = new ArrayList<Delivery>();
    for (var event : batch.events()) {
      switch (transforming.body(event.endpoint(), event.body())) {
        case Failed(var reason, _) -> settle(List.of(event),
            Attempt.unmade(reason, clock.instant()), true);
        case Transformed(var text) -> {
          var transformed = event.endpoint().options().transformation() == null
              ? null
              : json.readTree(text);
          if (!body.add(event, transformed)) {
            left.add(event.delivery());
          }
        }
      }
    }
    if (!left.isEmpty()) {
      due.putBack(left);
    }
    var events = body.events();
    if (!events.isEmpty()) {
      var attempt = sender.send(batch.endpoint(), batch.access(), batch.id(), null, null,
          body.bytes(clock.instant()));
      metrics.attempted(attempt);
      settle(events, attempt, events.size() > 1
          && attempt.outcome() instanceof Refused(var status, _, _)
          && FOR_ONE_OF_THEM.contains(status));
      log.atInfo()
          .addKeyValue("endpointId", batch.endpoint().id())
          .addKeyValue("deliveryId", batch.id())
          .log("A batch of {} took {} ms", events.size(), attempt.duration().toMillis());
    }
  }

  /** All of them stand alike afterwards, and are tried again at the same time. */
  private void settle(List<Ready> events, Attempt attempt, boolean apart) {
    var now = clock.instant();
    var eldest = events.stream().map(Ready::delivery)
        .max(Comparator.comparingInt(Delivery::failures)).orElseThrow();
    var state = DeliveryState.after(attempt.outcome(), eldest,
        events.getFirst().endpoint().options().retries(), policy, now);
    var made = new ArrayList<Result>();
    for (var event : events) {
      made.add(new Result(event.delivery(), event.endpoint(), attempt, state, now,
          made.isEmpty()));
      metrics.settled(event.delivery(), state);
    }
    results.add(new Sent(made, apart));
  }

  @Override
  public WorkLoop<?> loop() {
    return loop;
  }

  @Override
  public ResultRecorder<?> results() {
    return results;
  }
}
