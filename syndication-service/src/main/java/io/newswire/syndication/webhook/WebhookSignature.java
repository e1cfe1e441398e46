package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks 1.0.0, symmetric: {@code v1,base64(HMAC-SHA256(id.timestamp.body))}. */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * Signs a webhook.
   *
   * @param secret with its prefix {@code whsec_}
   * @param at the moment of this attempt; the partner's clock bounds how old it may be
   */
  static String of(String secret, String webhookId, Instant at, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())),
          ALGORITHM));
      mac.update((webhookId + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }
}
