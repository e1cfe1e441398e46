package io.newswire.syndication.feed;

import static io.newswire.syndication.Subscriber.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.newswire.syndication.Subscriber;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who was away, and walks back through a feed's archive as RFC 5005 §4.2 says. */
final class ArchiveReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HISTORY = "http://purl.org/syndication/history/1.0";
  private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

  private final Subscriber subscriber;

  ArchiveReader(Subscriber subscriber) {
    this.subscriber = subscriber;
  }

  /**
   * One document of a feed.
   *
   * @param previous the path of the next older one; null where there is none
   */
  record Document(String path, byte[] bytes, boolean archived, List<String> entries,
      List<String> deleted, @Nullable String previous, @Nullable String next,
      @Nullable String current) {
    @Override
    public String toString() {
      return path;
    }
  }

  /** The subscription document and all pages behind it, the newest first. */
  List<Document> walk(String path) {
    var documents = new ArrayList<Document>();
    for (var at = path; at != null; at = documents.getLast().previous()) {
      documents.add(read(at));
    }
    return documents;
  }

  Document read(String path) {
    var response = subscriber.get(path);
    assertThat(response.statusCode()).as(path + text(response)).isEqualTo(200);
    return path.endsWith(".json") ? json(path, response.body()) : xml(path, response.body());
  }

  static Set<String> entries(List<Document> documents) {
    var entries = new HashSet<String>();
    documents.forEach(document -> entries.addAll(document.entries()));
    return entries;
  }

  static Set<String> deleted(List<Document> documents) {
    var deleted = new HashSet<String>();
    documents.forEach(document -> deleted.addAll(document.deleted()));
    return deleted;
  }

  private static Document json(String path, byte[] bytes) {
    var feed = JSON.readTree(bytes);
    var extension = feed.path("_newswire");
    assertThat(path(feed.path("feed_url"))).isEqualTo(path);
    assertThat(path(feed.path("next_url"))).isEqualTo(path(extension.path("prev_archive_url")));
    return new Document(path, bytes, extension.path("archive").asBoolean(false),
        ids(feed.path("items")), ids(extension.path("deleted")), path(feed.path("next_url")),
        path(extension.path("next_archive_url")), path(extension.path("current_url")));
  }

  private static List<String> ids(JsonNode objects) {
    return objects.valueStream().map(one -> one.path("id").asString()).toList();
  }

  private static @Nullable String path(JsonNode url) {
    return url.isString() ? URI.create(url.asString()).getPath() : null;
  }

  private static Document xml(String path, byte[] bytes) {
    var elements = elements(bytes);
    assertThat(link(elements, "self")).isEqualTo(path);
    var entries = Stream.concat(
        named(elements, "entry").map(entry -> child(entry, "id")),
        named(elements, "item").map(item -> child(item, "guid")));
    return new Document(path, bytes,
        named(elements, "archive").anyMatch(
            element -> HISTORY.equals(element.getNamespaceURI())),
        entries.toList(),
        named(elements, "deleted-entry")
            .filter(element -> TOMBSTONES.equals(element.getNamespaceURI()))
            .map(element -> element.getAttribute("ref")).toList(),
        link(elements, "prev-archive"), link(elements, "next-archive"),
        link(elements, "current"));
  }

  private static Stream<Element> named(List<Element> elements, String name) {
    return elements.stream().filter(element -> name.equals(element.getLocalName()));
  }

  private static String child(Element parent, String name) {
    for (var at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (name.equals(at.getLocalName())) {
        return at.getTextContent();
      }
    }
    throw new AssertionError("No " + name + " in " + parent.getTextContent());
  }

  /** The path of the link with this relation; null where there is none. */
  private static @Nullable String link(List<Element> elements, String relation) {
    var urls = named(elements, "link")
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href")).toList();
    assertThat(urls).hasSizeLessThan(2);
    return urls.isEmpty() ? null : URI.create(urls.getFirst()).getPath();
  }

  /** All elements, in their order; not by XPath, which takes many times as long. */
  private static List<Element> elements(byte[] bytes) {
    var found = parse(bytes).getElementsByTagName("*");
    return IntStream.range(0, found.getLength())
        .mapToObj(number -> (Element) found.item(number)).toList();
  }

  private static org.w3c.dom.Document parse(byte[] bytes) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (Exception malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
