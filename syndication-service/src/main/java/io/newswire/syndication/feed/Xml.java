package io.newswire.syndication.feed;

import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/** Text for XML documents. */
final class Xml {
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  /** What browsers show in place of the document's source (Associating Style Sheets with XML documents). */
  static String stylesheet(FeedProfile profile) {
    return "<?xml-stylesheet type=\"text/css\" href=\"" + escape(profile.stylesheet()) + "\"?>\n";
  }

  /** The prefixes that the entries' fragments may use, as attributes of the root element. */
  static final String NAMESPACES = " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""
      + " xmlns:atom=\"http://www.w3.org/2005/Atom\""
      + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:fh=\"http://purl.org/syndication/history/1.0\""
      + " xmlns:media=\"http://search.yahoo.com/mrss/\"";

  // XML 1.0 §2.2: what no document may hold, escaped or not.
  private static final Pattern NO_XML_CHARACTERS = Pattern
      .compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** What stands between two entries. */
  static final Piece NOTHING = Piece.of("");

  private Xml() {}

  /** Text as it may stand in an element or in a quoted attribute. */
  static String escape(String text) {
    return HtmlUtils.htmlEscape(NO_XML_CHARACTERS.matcher(text).replaceAll(""), "UTF-8");
  }

  /** An element with text, on a line of its own. */
  static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">\n";
  }

  // RFC 6721 §3: ref is the entry's id, when the moment of its removal.
  static String deletedEntry(Tombstone tombstone) {
    return "<at:deleted-entry ref=\"%s\" when=\"%s\">\n%s</at:deleted-entry>\n".formatted(
        escape(tombstone.article().value()), tombstone.when(),
        element("at:comment", tombstone.reason()));
  }

  /**
   * Where the document lives, which hub tells of its changes, and the way into the archive. An archive
   * page has no hub: what changes in it is told by the feed.
   *
   * @param link the name of Atom's link element
   */
  static String links(String link, FeedFormat format, FeedProfile profile, ArchiveLinks archive) {
    var links = new StringBuilder();
    // RFC 5005 §4: both for archive pages alone.
    if (archive.isArchived()) {
      links.append("<fh:archive/>\n").append(link(link, "current", format, profile.url(format)));
    } else if (profile.hub() != null) {
      links.append('<').append(link).append(" rel=\"hub\" href=\"")
          .append(escape(profile.hub())).append("\"/>\n");
    }
    var extension = "." + format.extension();
    links.append(link(link, "self", format, archive.self() == null
        ? profile.url(format)
        : archive.self() + extension));
    if (archive.previous() != null) {
      links.append(link(link, "prev-archive", format, archive.previous() + extension));
    }
    if (archive.next() != null) {
      links.append(link(link, "next-archive", format, archive.next() + extension));
    }
    return links.toString();
  }

  private static String link(String name, String relation, FeedFormat format, String url) {
    return "<%s rel=\"%s\" type=\"%s\" href=\"%s\"/>\n"
        .formatted(name, relation, format.mediaType(), escape(url));
  }
}
