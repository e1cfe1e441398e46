package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification) as the RSS Advisory Board's profile would
 * have it. RSS has no word for a removal: RFC 6721's stands in the channel, as an extension.
 */
final class RssFeedWriter implements FeedWriter {
  private static final Piece FOOT = Piece.of("</channel>\n</rss>\n");
  // RFC 822 §5 with four digits for the year.
  private static final DateTimeFormatter RFC_822 = DateTimeFormatter
      .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final RssDialect dialect;
  private final Duration timeToLive;

  RssFeedWriter(RssDialect dialect, FeedSettings settings) {
    this.dialect = dialect;
    this.timeToLive = settings.timeToLive();
  }

  @Override
  public FeedFormat format() {
    return dialect.format();
  }

  @Override
  public Piece between() {
    return Xml.NOTHING;
  }

  @Override
  public Piece foot() {
    return FOOT;
  }

  @Override
  public String head(FeedProfile profile, FeedContent content) {
    var publication = profile.publication();
    var rss = new StringBuilder(Xml.DECLARATION)
        .append(format().isForReaders() ? Xml.stylesheet(profile) : "")
        .append("<rss version=\"2.0\"").append(Xml.NAMESPACES).append(dialect.namespaces())
        .append(">\n<channel>\n")
        .append(Xml.element("title", profile.title()))
        .append(Xml.element("link", publication.homePage()))
        .append(Xml.element("description", profile.description()))
        // RSS profile §4.1: a feed says where it lives, for readers that have it from elsewhere.
        .append(Xml.links("atom:link", format(), profile, content.archive()))
        .append(Xml.element("lastBuildDate", date(content.feed().changedAt())))
        .append(Xml.element("generator", "Newswire"))
        .append(Xml.element("docs", "https://www.rssboard.org/rss-specification"))
        .append(Xml.element("ttl", String.valueOf(
            requireNonNullElse(profile.timeToLive(), timeToLive).toMinutes())));
    var language = dialect.language(profile, content);
    if (language != null) {
      rss.append(Xml.element("language", language));
    }
    if (publication.contact() != null) {
      rss.append(Xml.element("managingEditor",
          publication.contact() + " (" + publication.name() + ")"));
    }
    if (profile.image() != null) {
      rss.append("<image>\n")
          .append(Xml.element("url", profile.image()))
          .append(Xml.element("title", profile.title()))
          .append(Xml.element("link", publication.homePage()))
          .append("</image>\n");
    }
    rss.append(dialect.channel(profile, date(content.feed().changedAt())));
    content.tombstones().forEach(tombstone -> rss.append(Xml.deletedEntry(tombstone)));
    return rss.toString();
  }

  private static String date(Instant instant) {
    return RFC_822.format(instant.atOffset(UTC));
  }
}
