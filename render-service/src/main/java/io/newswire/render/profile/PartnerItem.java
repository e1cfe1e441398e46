package io.newswire.render.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.newswire.event.Image;
import io.newswire.render.article.Story;
import io.newswire.render.article.Xml;
import org.jspecify.annotations.Nullable;

/** What the RSS items of all platforms have in common. Prefixes are declared by the feed. */
final class PartnerItem {
  private static final DateTimeFormatter RFC_822 = DateTimeFormatter
      .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private PartnerItem() {}

  /** An open {@code item} with title, link, guid and date. */
  static Xml begin(Story story, String title) {
    var article = story.article();
    return Xml.fragment().open("item")
        .element("title", title)
        .element("link", story.link())
        .element("guid", article.getId(), "isPermaLink", "false")
        .element("pubDate", date(article.getPublishedAt()));
  }

  static String date(Instant instant) {
    return RFC_822.format(instant);
  }

  /** At most so many characters, cut between words, with an ellipsis where it was cut. */
  static String atMost(int longest, String text) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    var cut = text.substring(0, text.offsetByCodePoints(0, longest - 1));
    var space = cut.lastIndexOf(' ');
    return (space > longest / 2 ? cut.substring(0, space) : cut) + "…";
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Media RSS with title, text and credit. */
  static void media(Xml xml, Image image) {
    xml.open("media:content", "url", image.getUrl(), "medium", "image",
        "type", image.getMediaType(), "width", text(image.getWidth()),
        "height", text(image.getHeight()))
        .element("media:title", image.getAlt(), "type", "plain")
        .element("media:text", image.getCaption(), "type", "plain")
        .element("media:description", image.getCaption(), "type", "plain")
        .element("media:credit", image.getCredit(), "role", "photographer")
        .close();
  }
}
