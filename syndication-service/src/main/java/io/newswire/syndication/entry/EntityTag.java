package io.newswire.syndication.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Strong validators (RFC 9110 §8.8.1), made of the content alone: the same in every copy of the
 * service and after every restart.
 */
public final class EntityTag {
  /** 128 bits, in base64url, tell any two documents apart. */
  private static final int LENGTH = 22;

  private EntityTag() {}

  /** The content's hash, without the quotation marks that an entity tag stands in. */
  public static String opaque(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** The hash that such a tag begins with, whatever stands behind it; a tag of others' making as it is. */
  public static String hashIn(String opaqueTag) {
    return opaqueTag.length() <= LENGTH ? opaqueTag : opaqueTag.substring(0, LENGTH);
  }

  static String of(String content) {
    return '"' + opaque(content.getBytes(UTF_8)) + '"';
  }
}
