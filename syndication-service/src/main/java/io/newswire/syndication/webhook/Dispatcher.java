package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;

import io.newswire.platform.trace.Step;
import io.newswire.platform.trace.Tracing;
import io.newswire.syndication.outbound.ResultRecorder;
import io.newswire.syndication.outbound.WorkLoop;
import io.newswire.syndication.outbound.Worker;
import io.newswire.syndication.transformation.Outcome.Failed;
import io.newswire.syndication.transformation.Outcome.Transformed;
import io.newswire.syndication.webhook.Claims.Ready;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends due deliveries and has what came of them recorded. */
@Component
final class Dispatcher implements Worker {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final WebhookSender sender;
  private final Transforming transforming;
  private final RetryPolicy policy;
  private final WebhookMetrics metrics;
  private final Tracing tracing;
  private final Clock clock;
  private final ResultRecorder<Result> results;
  private final WorkLoop<Ready> loop;

  Dispatcher(Claims claims, WebhookSender sender, Transforming transforming, Results results,
      RetryPolicy policy,
      WebhookMetrics metrics, Wakeup wakeup, WebhookSettings settings, Tracing tracing,
      Clock clock) {
    this.tracing = tracing;
    this.sender = sender;
    this.transforming = transforming;
    this.policy = policy;
    this.metrics = metrics;
    this.clock = clock;
    this.results = new ResultRecorder<>("webhook-results", results::record, wakeup::signal);
    this.loop = new WorkLoop<>("webhook-dispatch", settings.concurrency(), settings.poll(), wakeup,
        claims::take, this::send);
  }

  private void send(Ready ready) {
    var delivery = ready.delivery();
    try (var step = tracing.begin("webhook", SpanKind.CLIENT, ready.traceparent())
        .tag("articleId", delivery.article().value()).tag("revision", delivery.revision())
        .tag("endpointId", ready.endpoint().id()).tag("deliveryId", delivery.webhookId())) {
      send(ready, step);
    }
  }

  private void send(Ready ready, Step step) {
    var delivery = ready.delivery();
    var attempt = attempt(ready, step.traceparent());
    var state = DeliveryState.after(attempt.outcome(), delivery,
        ready.endpoint().options().retries(), policy, clock.instant());
    results.add(new Result(delivery, ready.endpoint(), attempt, state, clock.instant(), true));
    metrics.attempted(attempt);
    metrics.settled(delivery, state);
    if (!(state instanceof DeliveryState.Delivered)) {
      step.failed(state.getClass().getSimpleName());
    }
    var line = log.atInfo();
    if (step.traceId() != null) {
      line = line.addKeyValue("traceId", step.traceId());
    }
    line.addKeyValue("articleId", delivery.article().value())
        .addKeyValue("revision", delivery.revision())
        .addKeyValue("endpointId", ready.endpoint().id())
        .addKeyValue("deliveryId", delivery.webhookId())
        .addKeyValue("attempt", delivery.attempts() + 1)
        .log("{} after {} ms", state.getClass().getSimpleName(), attempt.duration().toMillis());
  }

  private Attempt attempt(Ready ready, @Nullable String traceparent) {
    var delivery = ready.delivery();
    if (ready.endpoint().options().transformation() == null) {
      return sender.send(ready.endpoint(), ready.access(), delivery.webhookId(), delivery.replay(),
          traceparent, ready.body());
    }
    return switch (transforming.body(ready.endpoint(), ready.body())) {
      case Transformed(var json) -> sender.send(ready.endpoint(), ready.access(),
          delivery.webhookId(), delivery.replay(), traceparent, json.getBytes(UTF_8));
      case Failed(var reason, _) -> Attempt.unmade(reason, clock.instant());
    };
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
