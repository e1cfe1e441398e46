package io.newswire.syndication.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** RFC 9110 §10.2.3: seconds, or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long a server wants us to wait; null where it said nothing that can be read. */
  static @Nullable Duration of(HttpResponse response, Instant now) {
    var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(now,
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (NumberFormatException | DateTimeException | ArithmeticException unusable) {
      return null;
    }
  }
}
