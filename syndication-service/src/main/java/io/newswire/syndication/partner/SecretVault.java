package io.newswire.syndication.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets at rest: AES-256-GCM, with a fresh nonce before each. Seals with one key, and opens
 * with any that it was given, so that the key can be changed while every copy of the service runs.
 */
@Component
public final class SecretVault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String keyId;
  private final Map<String, SecretKey> keys = new HashMap<>();

  SecretVault(@Value("${newswire.secrets-key}") String base64,
      @Value("${newswire.secrets-other-keys:}") List<String> others) {
    this.keyId = know("NEWSWIRE_SECRETS_KEY", base64);
    others.forEach(other -> know("NEWSWIRE_SECRETS_OTHER_KEYS", other));
  }

  private String know(String setting, String base64) {
    var bytes = decoded(setting, base64);
    var id = idOf(bytes);
    keys.put(id, new SecretKeySpec(bytes, "AES"));
    return id;
  }

  private static byte[] decoded(String setting, String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException noBase64) {
      // told below, without the value
    }
    throw new IllegalStateException(setting + " must be base64 of 32 random bytes;"
        + " 'openssl rand -base64 32' makes one");
  }

  private static String idOf(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 4);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The id of the key that seals. */
  String keyId() {
    return keyId;
  }

  /** The ids of the keys that open. */
  Set<String> knownKeys() {
    return Set.copyOf(keys.keySet());
  }

  /** Seals a secret. */
  public SealedSecret seal(String secret) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var encrypted = apply(Cipher.ENCRYPT_MODE, keyId, nonce, secret.getBytes(UTF_8));
    var sealed = Arrays.copyOf(nonce, nonce.length + encrypted.length);
    System.arraycopy(encrypted, 0, sealed, nonce.length, encrypted.length);
    return new SealedSecret(sealed, keyId);
  }

  /**
   * Opens a secret.
   *
   * @throws IllegalStateException where it was sealed with a key that is not known, or tampered with
   */
  public String open(SealedSecret secret) {
    var sealed = secret.sealed();
    return new String(
        apply(Cipher.DECRYPT_MODE, secret.keyId(), Arrays.copyOf(sealed, NONCE_BYTES),
            Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)),
        UTF_8);
  }

  private byte[] apply(int mode, String withKey, byte[] nonce, byte[] data) {
    var key = keys.get(withKey);
    if (key == null) {
      throw new IllegalStateException("The secret was sealed with key " + withKey
          + ", which is neither NEWSWIRE_SECRETS_KEY nor among NEWSWIRE_SECRETS_OTHER_KEYS");
    }
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("A secret cannot be sealed or opened", failure);
    }
  }
}
