package io.newswire.syndication.webhook;

import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/** An Ed25519 key of ours (RFC 8032), as a JWK (RFC 8037). */
final class SigningKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OctetKeyPair jwk;
  private final Ed25519 signer;
  private final @Nullable Instant retiresAt;

  private SigningKey(OctetKeyPair jwk, @Nullable Instant retiresAt) {
    this.jwk = jwk;
    this.signer = Ed25519.with(new Ed25519PrivateKeyParameters(jwk.getDecodedD()));
    this.retiresAt = retiresAt;
  }

  static SigningKey random() {
    var key = new Ed25519PrivateKeyParameters(RANDOM);
    try {
      return new SigningKey(
          new OctetKeyPair.Builder(Curve.Ed25519,
              Base64URL.encode(key.generatePublicKey().getEncoded()))
              .d(Base64URL.encode(key.getEncoded()))
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.EdDSA)
              .keyIDFromThumbprint()
              .build(),
          null);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /**
   * The key in its stored form.
   *
   * @param retiresAt when it signs no more; null while nobody has replaced it
   */
  static SigningKey stored(String json, @Nullable Instant retiresAt) {
    try {
      return new SigningKey(OctetKeyPair.parse(json), retiresAt);
    } catch (ParseException broken) {
      throw new IllegalStateException("A stored signing key is no JWK", broken);
    }
  }

  /** With the private part: to be sealed. */
  String toStore() {
    return jwk.toJSONString();
  }

  String id() {
    return jwk.getKeyID();
  }

  OctetKeyPair publicPart() {
    return jwk.toPublicJWK();
  }

  @Nullable
  Instant retiresAt() {
    return retiresAt;
  }

  boolean signsAt(Instant now) {
    return retiresAt == null || retiresAt.isAfter(now);
  }

  byte[] sign(byte[]... parts) {
    return signer.sign(parts);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}
