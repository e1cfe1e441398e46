package io.newswire.syndication.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import io.newswire.syndication.outbound.Trace.Header;

/** Headers as they may be kept. */
final class Headers {
  static final String MASK = "••••";

  /** Ours and HTTP's own. Whatever else is sent was set by somebody, and may be a key. */
  private static final Set<String> OPEN = Set.of("accept", "accept-encoding", "connection",
      "content-encoding", "content-length", "content-type", "expect", "host", "link",
      "newswire-replay", "traceparent", "transfer-encoding", "user-agent", "webhook-id",
      "webhook-signature", "webhook-timestamp", "x-hub-signature");
  private static final Set<String> SECRET_IN_ANSWERS = Set.of("set-cookie", "set-cookie2",
      "authorization", "proxy-authorization", "authentication-info");
  private static final int MOST_CHARACTERS = 16 * 1024;

  private Headers() {}

  static List<Header> sent(org.apache.hc.core5.http.Header[] headers) {
    return kept(headers, OPEN::contains);
  }

  static List<Header> received(org.apache.hc.core5.http.Header[] headers) {
    return kept(headers, name -> !SECRET_IN_ANSWERS.contains(name));
  }

  private static List<Header> kept(org.apache.hc.core5.http.Header[] headers,
      Predicate<String> open) {
    var kept = new ArrayList<Header>();
    var room = MOST_CHARACTERS;
    for (var header : headers) {
      var name = header.getName();
      var value = !open.test(name.toLowerCase(Locale.ROOT))
          ? MASK
          : header.getValue() == null ? "" : header.getValue();
      room -= name.length() + value.length();
      if (room < 0) {
        break;
      }
      kept.add(new Header(name, value));
    }
    return kept;
  }
}
