package io.newswire.syndication.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Whether whoever asks has the representation already (RFC 9110 §13.2.2). */
final class Preconditions {
  private static final String WEAK = "W/";

  private Preconditions() {}

  /**
   * True where 304 is the answer.
   *
   * @param ifNoneMatch the header's values, joined by commas; goes before the date
   * @param etag of the representation that would be sent, with its quotes
   * @param lastModified in whole seconds
   */
  static boolean isKnown(@Nullable String ifNoneMatch, @Nullable String ifModifiedSince,
      String etag,
      Instant lastModified) {
    if (ifNoneMatch != null) {
      return isNamed(ifNoneMatch, etag);
    }
    return ifModifiedSince != null && isNotModifiedSince(ifModifiedSince, lastModified);
  }

  /** By weak comparison (§13.1.2); an opaque tag may hold a comma, so that the list is not split. */
  private static boolean isNamed(String list, String etag) {
    var at = 0;
    while (at < list.length()) {
      var character = list.charAt(at);
      if (character == '*') {
        return true;
      }
      if (character == '"') {
        var end = list.indexOf('"', at + 1);
        if (end < 0) {
          return false;
        }
        if (list.regionMatches(at, etag, 0, etag.length()) && end + 1 - at == etag.length()) {
          return true;
        }
        at = end + 1;
      } else {
        at += list.startsWith(WEAK, at) ? WEAK.length() : 1;
      }
    }
    return false;
  }

  /** A date that is none is no condition (§13.1.3). */
  private static boolean isNotModifiedSince(String date, Instant lastModified) {
    try {
      var since = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !lastModified.isAfter(since);
    } catch (DateTimeException none) {
      return false;
    }
  }
}
