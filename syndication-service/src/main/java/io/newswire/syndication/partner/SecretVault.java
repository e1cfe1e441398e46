package io.newswire.syndication.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts webhook secrets at rest: AES-256-GCM, with a fresh nonce before each. */
@Component
public final class SecretVault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;
  private final String keyId;

  SecretVault(@Value("${newswire.secrets-key}") String base64) {
    var bytes = decoded(base64);
    this.key = new SecretKeySpec(bytes, "AES");
    this.keyId = idOf(bytes);
  }

  private static byte[] decoded(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException noBase64) {
      // told below, without the value
    }
    throw new IllegalStateException("NEWSWIRE_SECRETS_KEY must be base64 of 32 random bytes;"
        + " 'openssl rand -base64 32' makes one");
  }

  private static String idOf(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 4);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Seals a secret. */
  public SealedSecret seal(String secret) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var encrypted = apply(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(UTF_8));
    var sealed = Arrays.copyOf(nonce, nonce.length + encrypted.length);
    System.arraycopy(encrypted, 0, sealed, nonce.length, encrypted.length);
    return new SealedSecret(sealed, keyId);
  }

  /**
   * Opens a secret.
   *
   * @throws IllegalStateException where it was sealed with another key, or tampered with
   */
  public String open(SealedSecret secret) {
    if (!secret.keyId().equals(keyId)) {
      throw new IllegalStateException("The secret was sealed with key " + secret.keyId()
          + ", and NEWSWIRE_SECRETS_KEY is " + keyId);
    }
    var sealed = secret.sealed();
    return new String(apply(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)), UTF_8);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] data) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("A webhook secret cannot be sealed or opened", failure);
    }
  }
}
