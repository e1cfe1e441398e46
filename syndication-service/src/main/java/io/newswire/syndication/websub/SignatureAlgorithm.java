package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/** WebSub §7.1.1: what content may be signed with. */
enum SignatureAlgorithm {
  SHA1("HmacSHA1"), SHA256("HmacSHA256"), SHA384("HmacSHA384"), SHA512("HmacSHA512");

  private final String mac;

  SignatureAlgorithm(String mac) {
    this.mac = mac;
  }

  /** As the header and the parameter name it. */
  String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable SignatureAlgorithm of(String method) {
    return Arrays.stream(values()).filter(one -> one.method().equals(method)).findFirst()
        .orElse(null);
  }

  /** The value of {@code X-Hub-Signature} (WebSub §7.1). */
  String sign(String secret, byte[] body) {
    try {
      var signer = Mac.getInstance(mac);
      signer.init(new SecretKeySpec(secret.getBytes(UTF_8), mac));
      return method() + "=" + HexFormat.of().formatHex(signer.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + mac, impossible);
    }
  }
}
