package io.newswire.local.post;

import java.io.StringReader;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import io.newswire.platform.markdown.FrontMatter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The formats that ingest takes, told apart by what a file says of itself. */
enum ArticleFormat {
  OWN("application/json"),
  MARKDOWN("text/markdown"),
  NINJS("application/ninjs+json"),
  NITF("application/nitf+xml"),
  NEWSML("application/vnd.iptc.g2.newsitem+xml"),
  // RFC 5023 §12.1: entry or feed is a parameter
  ATOM("application/atom+xml;type=entry");

  private final String mediaType;

  ArticleFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As {@code Content-Type} says it. */
  String mediaType() {
    return mediaType;
  }

  /** @throws UnreadableArticle where the text is none of them */
  static ArticleFormat of(String name, String text) {
    if (name.endsWith(".md") || text.startsWith(FrontMatter.FENCE)) {
      return MARKDOWN;
    }
    var beginning = text.stripLeading();
    if (beginning.startsWith("<")) {
      return ofRoot(name, root(name, text));
    }
    if (name.endsWith(".json") || beginning.startsWith("{")) {
      return ofFields(json(name, text));
    }
    throw new UnreadableArticle(name, "it is neither JSON (our own or ninjs), nor XML (NITF,"
        + " NewsML-G2 or an Atom entry), nor Markdown with front matter");
  }

  private static ArticleFormat ofRoot(String name, String root) {
    return switch (root) {
      case "nitf" -> NITF;
      case "newsItem" -> NEWSML;
      case "entry" -> ATOM;
      default -> throw new UnreadableArticle(name, "its root element is '" + root
          + "', and is to be 'nitf' (NITF), 'newsItem' (NewsML-G2) or 'entry' (Atom)");
    };
  }

  /** Every ninjs has a uri, which our own fields have not; most name the standard as well. */
  private static ArticleFormat ofFields(ObjectNode item) {
    return item.has("standard") || item.has("$standard") || item.has("uri") ? NINJS : OWN;
  }

  /** Only as far as the root: ingest judges the rest. */
  private static String root(String name, String text) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      var reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new UnreadableArticle(name, "it has a document type, and XML is taken without;"
              + " leave <!DOCTYPE …> out");
        }
      }
      return reader.getLocalName();
    } catch (XMLStreamException malformed) {
      throw new UnreadableArticle(name, "it is not well-formed XML, at line "
          + malformed.getLocation().getLineNumber());
    }
  }

  static ObjectNode json(String name, String text) {
    try {
      if (JsonMapper.shared().readTree(text) instanceof ObjectNode item) {
        return item;
      }
    } catch (JacksonException malformed) {
      throw new UnreadableArticle(name, "it is not JSON: " + malformed.getOriginalMessage()
          + " at line " + malformed.getLocation().getLineNr());
    }
    throw new UnreadableArticle(name, "it holds no JSON object");
  }
}
