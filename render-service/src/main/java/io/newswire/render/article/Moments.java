package io.newswire.render.article;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as formats write them. */
public final class Moments {
  // With a year of four digits, as RSS wants it; English names whatever the machine speaks.
  private static final DateTimeFormatter RFC_822 = DateTimeFormatter
      .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Story.Once<String> PUB_DATE = new Story.Once<>();

  private Moments() {}

  /** When the article was first published, after RFC 822 §5, in GMT: every RSS item says it. */
  public static String pubDate(Story story) {
    return story.once(PUB_DATE, () -> RFC_822.format(story.article().getPublishedAt()));
  }
}
