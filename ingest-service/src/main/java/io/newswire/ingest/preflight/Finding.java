package io.newswire.ingest.preflight;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a platform has against an article.
 *
 * @param profile the platform's profile, such as {@code msn}
 * @param rule the rule's name within the profile; stable
 * @param pointer the field that it is about, an RFC 6901 JSON Pointer into the submission
 * @param detail what is wrong, and what to do about it
 */
public record Finding(String profile, Severity severity, String rule, String pointer,
    String detail) {
  /** How the platform takes it. */
  public enum Severity {
    /** It does not take the article. */
    REJECT,
    /** It takes the article, and shows it less or worse. */
    WARN;

    @JsonValue
    String onTheWire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
