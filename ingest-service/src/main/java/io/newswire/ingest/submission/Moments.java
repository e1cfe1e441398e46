package io.newswire.ingest.submission;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.Wording;
import org.jspecify.annotations.Nullable;

/** RFC 3339 §5.6 date-times, to the millisecond. Leap seconds are refused: Java has none. */
final class Moments {
  private static final Pattern DATE_TIME = Pattern.compile(
      "(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9})\\d*)?"
          + "(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");
  private static final int MINUTES_AN_HOUR = 60;

  private Moments() {}

  static Instant parse(String text) throws Format.Unfit {
    var parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      throw unfit(text, "is not a date-time of RFC 3339");
    }
    try {
      var date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      var time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6),
          nanos(parts.group(7)));
      if (date.getYear() == 0) {
        throw new DateTimeException("there is no year 0");
      }
      return OffsetDateTime.of(date, time, offset(parts)).toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException impossible) {
      throw unfit(text, "is no moment in time (" + impossible.getMessage() + ")");
    }
  }

  private static ZoneOffset offset(Matcher parts) {
    if (parts.group(8) == null) {
      return ZoneOffset.UTC;
    }
    var minutes = number(parts, 10);
    if (minutes >= MINUTES_AN_HOUR) {
      throw new DateTimeException("an offset has 59 minutes at most");
    }
    var sign = parts.group(8).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(parts, 9), sign * minutes);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static Format.Unfit unfit(String text, String wrong) {
    return new Format.Unfit(
        Wording.quote(text) + " " + wrong + "; write it like 2026-11-23T09:30:00Z");
  }
}
