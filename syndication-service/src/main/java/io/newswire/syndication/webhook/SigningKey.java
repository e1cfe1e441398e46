package io.newswire.syndication.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/** An Ed25519 key of ours (RFC 8032), as a JWK (RFC 8037). */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  private final OctetKeyPair jwk;
  private final PrivateKey key;
  private final @Nullable Instant retiresAt;

  private SigningKey(OctetKeyPair jwk, @Nullable Instant retiresAt) {
    this.jwk = jwk;
    this.retiresAt = retiresAt;
    try {
      this.key = KeyFactory.getInstance(ALGORITHM).generatePrivate(
          new EdECPrivateKeySpec(NamedParameterSpec.ED25519, jwk.getDecodedD()));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("A signing key cannot be used", unusable);
    }
  }

  static SigningKey random() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(new OctetKeyPair.Builder(Curve.Ed25519, last(pair.getPublic()))
          .d(last(pair.getPrivate()))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.EdDSA)
          .keyIDFromThumbprint()
          .build(), null);
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** RFC 8410 §4 and §7: in either encoding the key itself is what stands last. */
  private static Base64URL last(java.security.Key key) {
    var encoded = key.getEncoded();
    return Base64URL.encode(
        Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
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
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      for (var part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}
