package io.newswire.syndication.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Whether whoever asks has the representation already (RFC 9110 §13.2.2). */
final class Preconditions {
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

  /** By weak comparison (§13.1.2). */
  private static boolean isNamed(String list, String etag) {
    var tags = new Tags(list);
    while (tags.next()) {
      if (tags.isAnything() || tags.is(etag)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What an {@code If-None-Match} has between the quotation marks of each of its tags.
   *
   * @param ifNoneMatch the header's values, joined by commas
   */
  static List<String> opaqueTags(String ifNoneMatch) {
    var opaque = new ArrayList<String>();
    var tags = new Tags(ifNoneMatch);
    while (tags.next()) {
      if (!tags.isAnything()) {
        opaque.add(tags.opaque());
      }
    }
    return opaque;
  }

  /** Goes through a list of entity tags; one may hold a comma, so that the list is not split at them. */
  private static final class Tags {
    private final String list;
    private int start;
    private int end;

    Tags(String list) {
      this.list = list;
    }

    boolean next() {
      for (start = end; start < list.length(); start++) {
        var character = list.charAt(start);
        if (character == '*') {
          end = start + 1;
          return true;
        }
        if (character == '"') {
          end = list.indexOf('"', start + 1) + 1;
          return end > 0;
        }
      }
      return false;
    }

    boolean isAnything() {
      return list.charAt(start) == '*';
    }

    boolean is(String etag) {
      return end - start == etag.length() && list.regionMatches(start, etag, 0, etag.length());
    }

    String opaque() {
      return list.substring(start + 1, end - 1);
    }
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
