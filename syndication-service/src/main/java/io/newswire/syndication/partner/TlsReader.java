package io.newswire.syndication.partner;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.newswire.syndication.partner.OptionsReader.Complaints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what connections to an endpoint are to be secured with, and tries it out. */
final class TlsReader {
  private static final Set<String> FIELDS = Set.of("certificate", "privateKey", "authorities");
  private static final int LONGEST = 32_000;

  private final JsonNode tls;
  private final Complaints complaints;

  TlsReader(JsonNode tls, Complaints complaints) {
    this.tls = tls;
    this.complaints = complaints;
  }

  /** As it lies in the vault: it was tried out when it went there. */
  static @Nullable Tls stored(JsonNode tls) {
    return tls.isObject()
        ? new Tls(tls.path("certificate").stringValue(null),
            tls.path("privateKey").stringValue(null), tls.path("authorities").stringValue(null))
        : null;
  }

  /** Null where there is none, or something is wrong with it. */
  @Nullable
  Tls read() {
    if (tls.isNull()) {
      return null;
    }
    if (!tls.isObject() || tls.isEmpty() || !FIELDS.containsAll(tls.propertyNames())) {
      complaints.add("tls",
          "must have 'certificate' and 'privateKey', 'authorities', or all three");
      return null;
    }
    var certificates = certificates("certificate");
    var key = key();
    var authorities = certificates("authorities");
    if (tls.has("certificate") != tls.has("privateKey")) {
      complaints.add("tls", "must have both, 'certificate' and 'privateKey', or neither");
    } else if (certificates != null && key != null
        && !belongTogether(certificates.getFirst().getPublicKey(), key)) {
      complaints.add("tls/privateKey", "is not the key of the first certificate");
    }
    var broken = tls.has("certificate") && (certificates == null || key == null)
        || tls.has("privateKey") != tls.has("certificate")
        || tls.has("authorities") && authorities == null;
    return broken ? null : stored(tls);
  }

  private @Nullable List<X509Certificate> certificates(String field) {
    if (!tls.has(field)) {
      return null;
    }
    try {
      var certificates = Tls.certificates(pem(field));
      for (var one : certificates) {
        if (one.getNotAfter().toInstant().isBefore(Instant.now())) {
          complaints.add("tls/" + field, "has a certificate that expired at "
              + one.getNotAfter().toInstant() + ": " + one.getSubjectX500Principal().getName());
        }
      }
      return certificates;
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      complaints.add("tls/" + field, "must be certificates as PEM (-----BEGIN CERTIFICATE-----),"
          + " at most " + LONGEST + " characters");
      return null;
    }
  }

  private @Nullable PrivateKey key() {
    if (!tls.has("privateKey")) {
      return null;
    }
    try {
      return Tls.key(pem("privateKey"));
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      // Not the cause: it may quote the key.
      complaints.add("tls/privateKey", "must be a private key as PEM, without a password"
          + (pem("privateKey").equals(CredentialsReader.MASK)
              ? "; *** is what we show in its place"
              : ""));
      return null;
    }
  }

  private String pem(String field) {
    var text = tls.path(field).asString("");
    return text.length() > LONGEST ? "" : text;
  }

  private static boolean belongTogether(PublicKey ours, PrivateKey key) {
    try {
      var algorithm = switch (key.getAlgorithm()) {
        case "RSA" -> "SHA256withRSA";
        case "EC" -> "SHA256withECDSA";
        default -> key.getAlgorithm();
      };
      var text = new byte[]{1, 2, 3};
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text);
      var signed = signature.sign();
      signature.initVerify(ours);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException different) {
      return false;
    }
  }
}
