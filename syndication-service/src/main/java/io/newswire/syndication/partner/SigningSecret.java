package io.newswire.syndication.partner;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret after Standard Webhooks 1.0.0: {@code whsec_} and base64 of 24 to 64 random bytes.
 *
 * @param text in clear
 */
record SigningSecret(String text) {
  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  SigningSecret {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not a signing secret");
    }
  }

  static SigningSecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  static boolean isOne(String text) {
    if (!text.startsWith(PREFIX)) {
      return false;
    }
    try {
      var length = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
      return length >= FEWEST_BYTES && length <= MOST_BYTES;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[redacted]";
  }
}
