package io.newswire.render.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as formats write them. */
public final class Moments {
  // With a year of four digits, as RSS wants it; English names whatever the machine speaks.
  private static final DateTimeFormatter RFC_822 = DateTimeFormatter
      .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** RFC 822 §5, in GMT. */
  public static String rfc822(Instant instant) {
    return RFC_822.format(instant);
  }
}
