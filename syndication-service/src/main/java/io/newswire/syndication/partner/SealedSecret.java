package io.newswire.syndication.partner;

import java.util.Arrays;

/**
 * A secret that only {@link SecretVault} can open.
 *
 * @param keyId which key it was sealed with
 */
public record SealedSecret(byte[] sealed, String keyId) {
  public SealedSecret {
    sealed = sealed.clone();
  }

  @Override
  public byte[] sealed() {
    return sealed.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedSecret(byte[] bytes, String key)
        && Arrays.equals(sealed, bytes) && keyId.equals(key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sealed);
  }

  @Override
  public String toString() {
    return "SealedSecret[redacted]";
  }
}
