package io.newswire.render;

import java.io.StringReader;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A strict XML parser, with the prefixes that a feed declares around its entries. */
public final class WellFormed {
  private static final String ROOT = "<feed xmlns=\"http://www.w3.org/2005/Atom\""
      + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
      + " xmlns:mi=\"http://schemas.ingestion.microsoft.com/common/\""
      + " xmlns:snf=\"http://www.smartnews.be/snf\" xmlns:yandex=\"http://news.yandex.ru\""
      + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\""
      + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\""
      + " xmlns:media=\"http://search.yahoo.com/mrss/\">";

  private WellFormed() {}

  /** Parses, or fails the test. */
  public static Document check(String fragment) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // How deep and how long it may be is ingest's to decide.
      factory.setAttribute("jdk.xml.maxElementDepth", "0");
      factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
      factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
      return factory.newDocumentBuilder()
          .parse(new InputSource(new StringReader(
              fragment.startsWith("<?xml") ? fragment : ROOT + fragment + "</feed>")));
    } catch (Exception illFormed) {
      throw new AssertionError("Ill-formed: " + fragment, illFormed);
    }
  }
}
