package io.newswire.ingest.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from; travels in its headers.
 *
 * @param sender the name of the API key
 * @param traceparent the W3C trace context (https://www.w3.org/TR/trace-context/)
 */
public record Provenance(String sender, String traceparent, @Nullable String tracestate) {
  private static final String SENDER = "newswire-sender";

  Headers headers() {
    var headers = new RecordHeaders();
    headers.add(SENDER, sender.getBytes(UTF_8));
    headers.add("traceparent", traceparent.getBytes(UTF_8));
    if (tracestate != null) {
      headers.add("tracestate", tracestate.getBytes(UTF_8));
    }
    return headers;
  }

  /** The sender's name; empty for a record that others than ingest have written. */
  public static String sender(Headers headers) {
    var header = headers.lastHeader(SENDER);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
