package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Standard Webhooks 1.0.0 over {@code id.timestamp.body}: {@code v1,} and base64 of its HMAC-SHA256,
 * {@code v1a,} and base64 of its Ed25519 signature.
 */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * Signs a webhook with all of them: whoever verifies needs one that it knows.
   *
   * @param secrets with their prefix {@code whsec_}
   * @param at the moment of this attempt; the partner's clock bounds how old it may be
   */
  static String of(List<String> secrets, List<SigningKey> keys, String webhookId, Instant at,
      byte[] body) {
    var before = (webhookId + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
    return Stream.concat(
        secrets.stream().map(secret -> "v1," + base64(hmac(secret, before, body))),
        keys.stream().map(key -> "v1a," + base64(key.sign(before, body))))
        .collect(Collectors.joining(" "));
  }

  private static byte[] hmac(String secret, byte[] before, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())),
          ALGORITHM));
      mac.update(before);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }

  private static String base64(byte[] signature) {
    return Base64.getEncoder().encodeToString(signature);
  }
}
