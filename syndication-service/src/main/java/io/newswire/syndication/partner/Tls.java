package io.newswire.syndication.partner;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/**
 * How connections to one endpoint are secured beyond what is usual. Everything is PEM (RFC 7468).
 *
 * @param certificate ours, with its chain; null where the server asks for none
 * @param privateKey the certificate's; null where there is none
 * @param authorities whom the server's certificate has to be from, in the place of the usual ones; null:
 *     the usual ones
 */
public record Tls(@Nullable String certificate, @Nullable String privateKey,
    @Nullable String authorities) {
  public Tls {
    if ((certificate == null) != (privateKey == null)) {
      throw new IllegalArgumentException("a certificate goes with its private key");
    }
  }

  /**
   * What connections are made with.
   *
   * @throws IllegalStateException where something of it cannot be used
   */
  public SSLContext context() {
    return SslBundle.of(new PemSslStoreBundle(
        certificate == null || privateKey == null
            ? null
            : PemSslStore.of(certificates(certificate), key(privateKey)),
        authorities == null ? null : PemSslStore.of(certificates(authorities), null)))
        .createSslContext();
  }

  /** When our certificate, or one of its chain, expires first; null where there is none. */
  @Nullable
  Instant expiresAt() {
    return certificate == null
        ? null
        : certificates(certificate).stream().map(one -> one.getNotAfter().toInstant())
            .min(Instant::compareTo).orElseThrow();
  }

  /**
   * The certificates of a text, at least one.
   *
   * @throws IllegalStateException where there is none, or one is broken
   */
  static List<X509Certificate> certificates(String pem) {
    var certificates = PemContent.of(pem).getCertificates();
    if (certificates.isEmpty()) {
      throw new IllegalStateException("there is no certificate");
    }
    return certificates;
  }

  /** @throws IllegalStateException where there is none, or it cannot be read */
  static PrivateKey key(String pem) {
    var key = PemContent.of(pem).getPrivateKey();
    if (key == null) {
      throw new IllegalStateException("there is no private key");
    }
    return key;
  }

  @Override
  public String toString() {
    return "Tls[redacted]";
  }
}
