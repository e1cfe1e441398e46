package io.newswire.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that no server stores: an encrypted JWT (RFC 7516, {@code dir} with A256GCM) names the key
 * that somebody signed in with, by its hash. Whether that key is still in force is asked at each
 * request, so revoking it ends its sessions everywhere.
 */
final class SessionSeal {
  private static final Logger log = LoggerFactory.getLogger(SessionSeal.class);
  private static final String PURPOSE = "newswire page session 1";
  private static final int BYTES = 32;

  private final SecretKey key;
  private final Duration lifetime;
  private final Clock clock;

  SessionSeal(String sessionKey, Duration lifetime, Clock clock) {
    this.key = derive(sessionKey);
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** A session of the key with this hash, from now on. */
  String seal(String keyHash) {
    var now = clock.instant();
    var claims = new JWTClaimsSet.Builder()
        .subject(keyHash)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)))
        .build();
    var jwt = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), claims);
    try {
      jwt.encrypt(new DirectEncrypter(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("AES-GCM with a key of 256 bits does not fail", impossible);
    }
    return jwt.serialize();
  }

  /** The hash of the key whose session it is; null when it is none of ours, or over. */
  @Nullable
  String open(String sealed) {
    try {
      var jwt = EncryptedJWT.parse(sealed);
      jwt.decrypt(new DirectDecrypter(key));
      var claims = jwt.getJWTClaimsSet();
      var end = claims.getExpirationTime();
      return end != null && end.toInstant().isAfter(clock.instant()) ? claims.getSubject() : null;
    } catch (ParseException | JOSEException | IllegalStateException notOurs) {
      return null;
    }
  }

  private static SecretKey derive(String sessionKey) {
    var material = sessionKey.getBytes(UTF_8);
    if (material.length == 0) {
      log.warn("No newswire.pages.session-key: those who sign in here do so at this copy alone, "
          + "and until it stops");
      material = new byte[BYTES];
      new SecureRandom().nextBytes(material);
    }
    try {
      // One block of HKDF's expansion (RFC 5869): the secret serves other ends as well.
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(material, "HmacSHA256"));
      return new SecretKeySpec(mac.doFinal((PURPOSE + "\u0001").getBytes(UTF_8)), "AES");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", impossible);
    }
  }
}
