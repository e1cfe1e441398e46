package io.newswire.platform.trace;

import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * Begins the steps of a trace. Without an endpoint that takes them, a step is nothing: it hands on the
 * trace that it was given.
 *
 * <p>Steps name their parent instead of finding it in a thread: between them lie topics, a database, and
 * batches with articles of many traces.
 */
public final class Tracing {
  private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(String carrier) {
      return Map.of(HEADER, carrier).keySet();
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(HEADER) ? carrier : null;
    }
  };

  /** W3C's header, in HTTP and in Kafka alike. */
  public static final String HEADER = "traceparent";

  private final @Nullable Tracer tracer;

  /** @param tracer null: nothing is recorded */
  public Tracing(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Whether steps are recorded. */
  public boolean isOn() {
    return tracer != null;
  }

  /**
   * Begins a step, to be closed when it is over.
   *
   * @param traceparent of the step before it; null: a trace begins here
   */
  public Step begin(String name, SpanKind kind, @Nullable String traceparent) {
    if (tracer == null) {
      return new Step(null, traceparent);
    }
    var parent = traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
    return new Step(
        tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan(), traceparent);
  }
}
