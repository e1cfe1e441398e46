package io.newswire.syndication.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs with one Ed25519 key (RFC 8032). Any number of threads may use it. */
sealed interface Ed25519 {
  /** Signs the parts as if they were one. */
  byte[] sign(byte[]... parts);

  /** By native code where there is some for this machine, which takes two fifths of the time. */
  static Ed25519 with(Ed25519PrivateKeyParameters key) {
    return Native.PROVIDER == null ? new Portable(key) : Native.with(key, Native.PROVIDER);
  }

  /** In Java alone. */
  record Portable(Ed25519PrivateKeyParameters key) implements Ed25519 {
    @Override
    public byte[] sign(byte[]... parts) {
      var signer = new Ed25519Signer();
      signer.init(true, key);
      for (var part : parts) {
        signer.update(part, 0, part.length);
      }
      return signer.generateSignature();
    }

    @Override
    public String toString() {
      return "Portable[redacted]";
    }
  }

  /** By Amazon's Corretto Crypto Provider: reading the key takes it as long as a short signature. */
  final class Native implements Ed25519 {
    private static final Logger log = LoggerFactory.getLogger(Ed25519.class);
    static final @Nullable Provider PROVIDER = provider();

    private final PrivateKey key;
    private final Provider provider;
    // Each has read the key, and is with one thread at a time.
    private final Queue<Signature> signers = new ConcurrentLinkedQueue<>();

    private Native(PrivateKey key, Provider provider) {
      this.key = key;
      this.provider = provider;
    }

    /** Null where there is none that works. */
    private static @Nullable Provider provider() {
      var failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
      if (failure != null) {
        log.info("Ed25519 signatures are made without native code: {}", failure.getMessage());
        return null;
      }
      return AmazonCorrettoCryptoProvider.INSTANCE;
    }

    static Native with(Ed25519PrivateKeyParameters key, Provider provider) {
      try {
        return new Native(KeyFactory.getInstance("Ed25519").generatePrivate(
            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getEncoded())), provider);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("Every JDK since 15 has Ed25519", impossible);
      }
    }

    @Override
    public byte[] sign(byte[]... parts) {
      try {
        var idle = signers.poll();
        var signer = idle == null ? signer() : idle;
        for (var part : parts) {
          signer.update(part);
        }
        var signature = signer.sign();
        signers.add(signer);
        return signature;
      } catch (SignatureException impossible) {
        throw new IllegalStateException("An Ed25519 key signs everything", impossible);
      }
    }

    private Signature signer() {
      try {
        var signer = Signature.getInstance("Ed25519", provider);
        signer.initSign(key);
        return signer;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(provider + " has Ed25519", impossible);
      }
    }
  }
}
