package io.newswire.ingest.tongue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML from strangers: no document type, hence no entities of its own and none from elsewhere; bounded
 * depth; well-formed or refused.
 */
final class SafeXml {
  private static final int DEEPEST = 120;

  private SafeXml() {}

  /**
   * The document's root, whose namespace's prefix is taken off all names, so that they can be asked
   * for as the standard spells them.
   */
  static Element root(byte[] content, String name, String what) {
    check(content);
    var document = parsed(content);
    document.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
    var root = document.firstElementChild();
    if (root == null) {
      throw Draft.malformed("The document is empty; send " + what + ".");
    }
    var prefix = root.tagName().contains(":")
        ? root.tagName().substring(0, root.tagName().indexOf(':') + 1)
        : "";
    if (!prefix.isEmpty()) {
      root.getAllElements().stream().filter(element -> element.tagName().startsWith(prefix))
          .forEach(element -> element.tagName(element.tagName().substring(prefix.length())));
    }
    if (!root.tagName().equals(name)) {
      throw Draft.malformed("The document's root is '" + root.tagName() + "'; send " + what
          + ", whose root is '" + name + "'.");
    }
    return root;
  }

  /** In the encoding that it declares itself, as the check has read it. */
  private static Document parsed(byte[] content) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(content), null, "", Parser.xmlParser());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void check(byte[] content) {
    try {
      var factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new ByteArrayInputStream(content), new Bounds());
    } catch (SAXParseException failure) {
      throw Draft.malformed("The XML is not well-formed, or not allowed, at line "
          + failure.getLineNumber() + ", column " + failure.getColumnNumber() + ": "
          + failure.getMessage());
    } catch (SAXException | IOException failure) {
      throw Draft.malformed("The XML cannot be read: " + failure.getMessage());
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Fails beyond the depth. */
  private static final class Bounds extends DefaultHandler {
    private int depth;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      depth++;
      if (depth > DEEPEST) {
        throw new SAXException("it nests more than " + DEEPEST + " elements in each other");
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      depth--;
    }

    @Override
    public void fatalError(SAXParseException failure) throws SAXException {
      throw failure;
    }
  }

  /** The text of the first element that the query finds; empty where it finds none. */
  static String text(Element parent, String query) {
    var found = parent.selectFirst(query);
    return found == null ? "" : found.text();
  }

  /** An attribute of the first element that the query finds; empty where there is none. */
  static String attribute(Element parent, String query, String name) {
    var found = parent.selectFirst(query);
    return found == null ? "" : found.attr(name);
  }
}
