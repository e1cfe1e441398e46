package io.newswire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

import io.newswire.local.post.ArticleFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sample articles, made this tour's own: fresh ids, so that the tour can be taken again, since a
 * kill is for good; and the time of now, so that they stand at the head of the feed.
 */
final class Samples {
  private final Path folder;
  private final String tour;
  private final SequencedMap<String, ObjectNode> articles = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  private Samples(Path folder, String tour) {
    this.folder = folder;
    this.tour = tour;
  }

  /**
   * @param folder where the samples lie
   * @param tour tells this tour from others
   */
  static Samples in(Path folder, String tour) throws IOException {
    var samples = new Samples(folder, tour);
    try (var content = Files.list(folder)) {
      for (var file : content.sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.matches("(?!README).*\\.(json|md)")) {
          samples.articles.put(name.replaceFirst("\\.\\w+$", ""),
              ArticleFile.read(file.toString()).article());
        }
      }
    }
    samples.articles.values().forEach(samples::rename);
    samples.articles.values().forEach(samples::makeOwn);
    return samples;
  }

  private void rename(ObjectNode article) {
    var id = article.path("id").asString();
    ids.put(id, id.startsWith("urn:uuid:")
        ? "urn:uuid:" + UUID.nameUUIDFromBytes((tour + id).getBytes(UTF_8))
        : id + "-" + tour);
  }

  private void makeOwn(ObjectNode article) {
    article.put("id", own(article.path("id").asString()));
    article.remove(List.of("publishedAt", "updatedAt"));
    for (var related : article.path("related")) {
      if (related instanceof ObjectNode link && link.has("articleId")) {
        link.put("articleId", own(link.path("articleId").asString()));
      }
    }
  }

  private String own(String id) {
    return ids.getOrDefault(id, id);
  }

  /** The articles by the names of their files. */
  SequencedMap<String, ObjectNode> articles() {
    return articles;
  }

  ObjectNode article(String name) {
    var article = articles.get(name);
    if (article == null) {
      throw new IllegalStateException("No sample " + name + " in " + folder);
    }
    return article;
  }

  /** The later version of the article with this name. */
  ObjectNode correctionOf(String name) throws IOException {
    var correction = ArticleFile.read(folder.resolve("corrections/" + name + ".json").toString())
        .article();
    makeOwn(correction);
    return correction;
  }

  /** Why the article with this name is killed. */
  String killReasonOf(String name) throws IOException {
    JsonNode kill = JsonMapper.shared()
        .readTree(Files.readString(folder.resolve("kills/" + name + ".json")));
    return kill.path("reason").asString();
  }
}
