package io.newswire.local.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed as a reader understands it.
 *
 * @param entries each entry's whole text by its id
 * @param removed the ids whose removal the feed announces
 */
record FeedDocument(Map<String, String> entries, Set<String> removed) {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

  static final FeedDocument EMPTY = new FeedDocument(Map.of(), Set.of());

  /**
   * @param format rss, atom or json
   */
  static FeedDocument parse(String format, byte[] body) throws IOException {
    return switch (format) {
      case "rss" -> ofXml(body, null, "item", "guid");
      case "atom" -> ofXml(body, ATOM, "entry", "id");
      case "json" -> ofJson(body);
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static FeedDocument ofXml(byte[] body,
      @Nullable String namespace,
      String entryName, String idName) throws IOException {
    var feed = xml(body);
    var entries = new LinkedHashMap<String, String>();
    var found = feed.getElementsByTagNameNS(namespace, entryName);
    for (var i = 0; i < found.getLength(); i++) {
      var entry = (Element) found.item(i);
      var id = entry.getElementsByTagNameNS(namespace, idName).item(0);
      if (id != null) {
        entries.put(id.getTextContent().strip(), PlainText.of(entry.getTextContent()));
      }
    }
    var removed = new HashSet<String>();
    var tombstones = feed.getElementsByTagNameNS(TOMBSTONES, "deleted-entry");
    for (var i = 0; i < tombstones.getLength(); i++) {
      removed.add(((Element) tombstones.item(i)).getAttribute("ref"));
    }
    return new FeedDocument(entries, removed);
  }

  private static Document xml(byte[] body) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IOException("The feed is not well-formed: " + broken.getMessage(), broken);
    }
  }

  private static FeedDocument ofJson(byte[] body) {
    var feed = JsonMapper.shared().readTree(body);
    var entries = new LinkedHashMap<String, String>();
    feed.path("items").forEach(item -> {
      var text = new StringBuilder();
      item.findValuesAsString("content_html").forEach(text::append);
      item.findValues("name").forEach(name -> text.append(' ').append(name.asString()));
      entries.put(item.path("id").asString(), PlainText.of(text.toString()));
    });
    var removed = new HashSet<String>();
    feed.path("_newswire").path("deleted")
        .forEach(deleted -> removed.add(deleted.path("id").asString()));
    return new FeedDocument(entries, removed);
  }
}
