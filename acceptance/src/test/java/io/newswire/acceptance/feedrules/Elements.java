package io.newswire.acceptance.feedrules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A feed's XML as a tree, read strictly. */
final class Elements {
  static final String ATOM = "http://www.w3.org/2005/Atom";
  static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
  static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
  static final String DC = "http://purl.org/dc/elements/1.1/";
  static final String DC_TERMS = "http://purl.org/dc/terms/";
  static final String MEDIA = "http://search.yahoo.com/mrss/";
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private Elements() {}

  /** The root; null, with a finding, where it is no well-formed UTF-8. */
  static @Nullable Element root(byte[] feed, Findings findings) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(feed)).toString();
      findings.require(text.regionMatches(true, 0, DECLARATION, 0, DECLARATION.length()),
          "The document", "does not begin with an XML declaration that names UTF-8");
      findings.require(text.codePoints().noneMatch(c -> c >= 0x80 && c < 0xA0),
          "The document", "has control characters of Windows-1252");
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(feed)).getDocumentElement();
    } catch (CharacterCodingException wrong) {
      findings.add("The document", "is not UTF-8");
    } catch (SAXException malformed) {
      findings.add("The document", "is not well-formed: " + malformed.getMessage());
    } catch (IOException | ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
    return null;
  }

  static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** @param namespace null: none */
  static List<Element> children(Element parent, @Nullable String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  static @Nullable Element first(Element parent, @Nullable String namespace, String name) {
    var all = children(parent, namespace, name);
    return all.isEmpty() ? null : all.getFirst();
  }

  static boolean is(Element element, @Nullable String namespace, String name) {
    return name.equals(element.getLocalName())
        && java.util.Objects.equals(namespace, element.getNamespaceURI());
  }

  /** The text of the first such child; null where there is none. */
  static @Nullable String text(Element parent, @Nullable String namespace, String name) {
    var child = first(parent, namespace, name);
    return child == null ? null : child.getTextContent();
  }

  /** An attribute's value; null where there is none. */
  static @Nullable String attribute(Element element, String name) {
    return element.hasAttribute(name) ? element.getAttribute(name) : null;
  }

  /** Text between elements, where a format has none. */
  static void noLooseText(Element parent, Findings findings) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
        findings.add("<" + parent.getTagName() + ">",
            "has loose text: " + node.getTextContent().strip());
      }
    }
  }

  /** Media RSS 1.5.1: {@code media:content} and what stands in it. */
  static void media(Element parent, String place, Findings findings) {
    for (var media : children(parent, MEDIA, "content")) {
      var url = attribute(media, "url");
      findings.check(url == null ? "is missing" : Values.url(url), place + " media:content/@url");
      var medium = attribute(media, "medium");
      findings.require(medium == null
          || List.of("image", "audio", "video", "document", "executable").contains(medium),
          place + " media:content/@medium", "is unknown: " + medium);
      var type = attribute(media, "type");
      if (type != null) {
        findings.check(Values.mediaType(type), place + " media:content/@type");
      }
      for (var size : List.of("width", "height", "fileSize")) {
        var number = attribute(media, size);
        if (number != null) {
          findings.check(Values.wholeNumber(number), place + " media:content/@" + size);
        }
      }
      for (var part : children(media)) {
        findings.check(Values.text(part.getTextContent()), place + " <" + part.getTagName() + ">");
      }
    }
  }
}
