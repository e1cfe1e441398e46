package io.newswire.ingest.article;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * W3C trace context (https://www.w3.org/TR/trace-context/), handed on as it came: ingest records no
 * span that a child could name as its parent. Without one, or with a malformed one, a trace begins
 * here (§3.2.2.3: an invalid traceparent is ignored, and the tracestate with it).
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {
  private static final Pattern TRACEPARENT = Pattern.compile(
      "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.{0,100})?");
  private static final Pattern TRACESTATE = Pattern.compile("[\\x20-\\x7E]{1,512}");

  static TraceContext of(@Nullable String traceparent, @Nullable String tracestate) {
    if (traceparent == null || !TRACEPARENT.matcher(traceparent).matches()
        || (traceparent.startsWith("00") && traceparent.length() != 55)) {
      return new TraceContext("00-" + hex(16) + "-" + hex(8) + "-01", null);
    }
    return new TraceContext(traceparent,
        tracestate != null && TRACESTATE.matcher(tracestate).matches() ? tracestate : null);
  }

  /** For logs. */
  String traceId() {
    return traceparent.split("-")[1];
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1; // all zeros would be invalid
    return HexFormat.of().formatHex(random);
  }
}
