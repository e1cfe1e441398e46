package io.newswire.render.profile;

import java.util.function.Consumer;

import io.newswire.event.Image;
import io.newswire.render.article.Moments;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;

/** What the RSS items of all platforms have in common. Prefixes are declared by the feed. */
final class PartnerItem {
  private PartnerItem() {}

  /** An {@code item} that opens with title, link, guid and date. */
  static String write(Story story, String title, Consumer<Xml> rest) {
    return story.write(page -> Xml.fragment(page, xml -> {
      xml.open("item")
          .element("title", title)
          .element("link", story.link())
          .element("guid", story.article().getId(), "isPermaLink", "false")
          .element("pubDate", Moments.pubDate(story));
      rest.accept(xml);
      xml.close();
    }));
  }

  /** The story with its markup, escaped. */
  static void content(Xml xml, Story story) {
    xml.open("content:encoded").raw(story.escapedFragment()).close();
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

  /** Media RSS with title, text and credit. */
  static void media(Xml xml, Image image) {
    xml.open("media:content", "url", image.getUrl(), "medium", "image",
        "type", image.getMediaType(), "width", image.getWidth(),
        "height", image.getHeight())
        .element("media:title", image.getAlt(), "type", "plain")
        .element("media:text", image.getCaption(), "type", "plain")
        .element("media:description", image.getCaption(), "type", "plain")
        .element("media:credit", image.getCredit(), "role", "photographer")
        .close();
  }
}
