import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class WebhookVerifier {
  /** Headers have lower-case names; the body is the raw bytes, before anything parses them. */
  static void verify(String secret, Map<String, String> headers, byte[] body) throws Exception {
    var timestamp = headers.get("webhook-timestamp");
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) {
      throw new SecurityException("too old, or from the future");
    }
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(
        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    mac.update((headers.get("webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    if (Stream.of(headers.get("webhook-signature").split(" ")).noneMatch(one -> MessageDigest
        .isEqual(one.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)))) {
      throw new SecurityException("the signature does not match");
    }
  }
}
