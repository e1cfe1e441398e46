package io.newswire.syndication.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import org.jspecify.annotations.Nullable;

/** Finds the token in what a reader shows. */
public final class Credentials {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private Credentials() {}

  /**
   * The token that an {@code Authorization} header carries: as it is (RFC 6750 §2.1), or as the password
   * of any user name (RFC 7617 §2), since many readers know nothing else. Null where there is none.
   */
  public static @Nullable String in(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    if (startsWith(authorization, BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    return startsWith(authorization, BASIC)
        ? password(authorization.substring(BASIC.length()).strip())
        : null;
  }

  private static boolean startsWith(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static @Nullable String password(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      var colon = pair.indexOf(':');
      return colon < 0 ? null : pair.substring(colon + 1);
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }
}
