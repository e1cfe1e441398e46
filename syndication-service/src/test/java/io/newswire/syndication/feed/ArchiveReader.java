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

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import io.newswire.syndication.Subscriber;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who was away, and walks back through a feed's archive as RFC 5005 §4.2 says. */
final class ArchiveReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ATOM = "/*//*[local-name()='link'][@rel='%s']/@href";

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
    var document = parse(bytes);
    assertThat(path(document, "self")).isEqualTo(path);
    return new Document(path, bytes,
        !values(document, "/*//*[local-name()='archive'"
            + " and namespace-uri()='http://purl.org/syndication/history/1.0']").isEmpty(),
        values(document, "/*/*[local-name()='entry']/*[local-name()='id'] | //item/guid"),
        values(document, "/*//*[local-name()='deleted-entry'"
            + " and namespace-uri()='http://purl.org/atompub/tombstones/1.0']/@ref"),
        path(document, "prev-archive"), path(document, "next-archive"),
        path(document, "current"));
  }

  private static @Nullable String path(org.w3c.dom.Document document, String relation) {
    var urls = values(document, ATOM.formatted(relation));
    assertThat(urls).hasSizeLessThan(2);
    return urls.isEmpty() ? null : URI.create(urls.getFirst()).getPath();
  }

  private static List<String> values(org.w3c.dom.Document document, String xpath) {
    try {
      var nodes = (NodeList) XPathFactory.newDefaultInstance().newXPath()
          .evaluate(xpath, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(number -> nodes.item(number).getTextContent()).toList();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
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
