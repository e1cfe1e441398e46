package io.newswire.syndication.partner;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's connections are secured with, as administrators see it.
 *
 * @param privateKey masked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TlsView(@Nullable List<Certificate> certificate, @Nullable String privateKey,
    @Nullable List<Certificate> authorities) {

  /**
   * @param subject RFC 2253
   * @param sha256 of the whole certificate, hex
   */
  record Certificate(String subject, Instant expiresAt, String sha256) {
    private static Certificate of(X509Certificate certificate) {
      try {
        return new Certificate(certificate.getSubjectX500Principal().getName(),
            certificate.getNotAfter().toInstant(), HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  static TlsView of(Tls tls) {
    return new TlsView(certificates(tls.certificate()),
        tls.privateKey() == null ? null : CredentialsReader.MASK, certificates(tls.authorities()));
  }

  private static @Nullable List<Certificate> certificates(@Nullable String pem) {
    return pem == null ? null : Tls.certificates(pem).stream().map(Certificate::of).toList();
  }
}
