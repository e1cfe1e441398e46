package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A body of about 6 KB. */
final class Text {
  static final String BODY = "<p>The bridge was measured at dawn, and again at noon, and found to be the same bridge.</p>"
      .repeat(66);
  static final byte[] BYTES = BODY.getBytes(UTF_8);

  private Text() {}

  /** As much as a webhook: the least that a receiver can tell articles apart by. */
  static byte[] asWebhook(String id, byte[] body) {
    return ("{\"id\":\"" + id + "\",\"content\":\"" + new String(body, UTF_8) + "\"}")
        .getBytes(UTF_8);
  }
}
