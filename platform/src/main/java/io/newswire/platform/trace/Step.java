package io.newswire.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** One step of an article's way. */
public final class Step implements AutoCloseable {
  private final @Nullable Span span;
  private final @Nullable String given;

  Step(@Nullable Span span, @Nullable String given) {
    this.span = span;
    this.given = given;
  }

  /** What the next step is to name as its parent; null where there is no trace. */
  public @Nullable String traceparent() {
    if (span == null) {
      return given;
    }
    var context = span.getSpanContext();
    return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
        + context.getTraceFlags().asHex();
  }

  /** For logs; null where there is no trace. */
  public @Nullable String traceId() {
    var traceparent = traceparent();
    return traceparent == null ? null : traceparent.split("-")[1];
  }

  /** Says more of it: the field's own names, such as {@code articleId}. */
  public Step tag(String name, String value) {
    if (span != null) {
      span.setAttribute(name, value);
    }
    return this;
  }

  /** The same for a number. */
  public Step tag(String name, long value) {
    if (span != null) {
      span.setAttribute(name, value);
    }
    return this;
  }

  /** That it did not do what it was for. */
  public void failed(String reason) {
    if (span != null) {
      span.setStatus(StatusCode.ERROR, reason);
    }
  }

  @Override
  public void close() {
    if (span != null) {
      span.end();
    }
  }
}
