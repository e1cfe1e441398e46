package io.newswire.ingest.article;

import io.newswire.ingest.log.Provenance;
import io.newswire.ingest.log.SenderKey;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, and under which trace.
 *
 * @param idempotencyKey null where the request has none
 */
public record Sender(String name, @Nullable String idempotencyKey, TraceContext trace) {
  /** Somebody at a desk, whose trace begins here. */
  public static Sender atDesk(String name, String idempotencyKey) {
    return new Sender(name, idempotencyKey, TraceContext.of(null, null));
  }

  @Nullable
  SenderKey key() {
    return idempotencyKey == null ? null : new SenderKey(name, idempotencyKey);
  }

  Provenance provenance() {
    return new Provenance(name, trace.traceparent(), trace.tracestate());
  }
}
