package io.newswire.syndication.feed;

import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/** Text for XML documents. */
final class Xml {
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  /** The prefixes that the entries' fragments may use, as attributes of the root element. */
  static final String NAMESPACES = " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""
      + " xmlns:atom=\"http://www.w3.org/2005/Atom\""
      + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:media=\"http://search.yahoo.com/mrss/\"";

  // XML 1.0 §2.2: what no document may hold, escaped or not.
  private static final Pattern NO_XML_CHARACTERS = Pattern
      .compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Xml() {}

  /** Text as it may stand in an element or in a quoted attribute. */
  static String escape(String text) {
    return HtmlUtils.htmlEscape(NO_XML_CHARACTERS.matcher(text).replaceAll(""), "UTF-8");
  }

  /** An element with text, on a line of its own. */
  static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">\n";
  }
}
