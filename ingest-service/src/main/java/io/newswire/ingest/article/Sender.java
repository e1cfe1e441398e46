package io.newswire.ingest.article;

import java.util.UUID;

import io.newswire.ingest.log.Provenance;
import io.newswire.ingest.log.SenderKey;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, and under which trace.
 *
 * @param idempotencyKey null where the request has none
 */
public record Sender(String name, @Nullable String idempotencyKey, TraceContext trace) {
  /**
   * Somebody at a desk, whose trace begins here.
   *
   * @param once the key under which a form that is sent twice is taken once; a new one where it cannot
   *     be a key
   */
  public static Sender atDesk(String name, String once) {
    var key = Requests.isKey(once) ? once : UUID.randomUUID().toString();
    return new Sender(name, key, TraceContext.of(null, null));
  }

  @Nullable
  SenderKey key() {
    return idempotencyKey == null ? null : new SenderKey(name, idempotencyKey);
  }

  Provenance provenance() {
    return new Provenance(name, trace.traceparent(), trace.tracestate());
  }
}
