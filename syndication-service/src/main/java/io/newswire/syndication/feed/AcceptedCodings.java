package io.newswire.syndication.feed;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** What a request says of content codings (RFC 9110 §12.5.3). */
final class AcceptedCodings {
  private static final int MOST_REMEMBERED = 256;
  // Readers by the million send few different ones.
  private static final Map<String, Coding> REMEMBERED = new ConcurrentHashMap<>();

  private AcceptedCodings() {}

  /**
   * Of the codings that a request with this {@code Accept-Encoding} admits, the one that leaves least.
   *
   * @param header null where the request has none
   */
  static Coding smallest(@Nullable String header) {
    if (header == null) {
      return Coding.IDENTITY;
    }
    var known = REMEMBERED.get(header);
    if (known == null) {
      known = smallestOf(header);
      if (REMEMBERED.size() < MOST_REMEMBERED) {
        REMEMBERED.put(header, known);
      }
    }
    return known;
  }

  private static Coding smallestOf(String header) {
    if (Brotli.isAvailable() && admit(header, "br")) {
      return Coding.BROTLI;
    }
    return admit(header, "gzip") ? Coding.GZIP : Coding.IDENTITY;
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
