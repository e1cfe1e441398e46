package io.newswire.syndication.feed;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** What a request says of content codings (RFC 9110 §12.5.3). */
final class AcceptedCodings {
  private static final int MOST_REMEMBERED = 256;
  // Readers by the million send few different ones.
  private static final Map<String, Accepted> REMEMBERED = new ConcurrentHashMap<>();
  private static final Accepted NONE = new Accepted(false, false);

  private AcceptedCodings() {}

  /** Which of the codings that there are a request admits. */
  record Accepted(boolean brotli, boolean gzip) {}

  /** @param header null where the request has none */
  static Accepted of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    var known = REMEMBERED.get(header);
    if (known == null) {
      known = new Accepted(admit(header, "br"), admit(header, "gzip"));
      if (REMEMBERED.size() < MOST_REMEMBERED) {
        REMEMBERED.put(header, known);
      }
    }
    return known;
  }

  /**
   * Whether a request with this {@code Accept-Encoding} may be answered in the coding.
   *
   * @param header null where the request has none: it is then answered without any coding, which
   *     every client understands
   */
  static boolean admit(@Nullable String header, String coding) {
    if (header == null) {
      return false;
    }
    var byWildcard = false;
    for (var element : header.toLowerCase(Locale.ROOT).split(",")) {
      var parts = element.split(";");
      var name = parts[0].strip();
      if (name.equals(coding) || name.equals("x-" + coding)) {
        return isWanted(parts);
      }
      byWildcard |= name.equals("*") && isWanted(parts);
    }
    return byWildcard;
  }

  private static boolean isWanted(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].replace(" ", "").replace("\t", "");
      if (parameter.startsWith("q=")) {
        // A weight of zero, in up to three decimals, is a refusal.
        return !parameter.matches("q=0(\\.0{0,3})?");
      }
    }
    return true;
  }
}
