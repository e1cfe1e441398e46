package io.newswire.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** What readers must be told of an underwritten story, wherever they read it. */
final class Promises {
  private final Map<String, String> sentences = new LinkedHashMap<>();

  private Promises() {}

  static Promises of(JsonNode article) {
    var promises = new Promises();
    promises.sentences.put("the disclosure", "financial support");
    promises.sentences.put("the underwriter", article.path("underwriter").path("name").asString());
    for (var author : article.path("authors")) {
      var role = author.path("role").asString("author");
      if (role.equals("author") || role.equals("editor")) {
        promises.sentences.put("the " + role, author.path("name").asString());
      }
    }
    var image = article.path("images").path(0);
    promises.sentences.put("the caption", image.path("caption").asString());
    promises.sentences.put("the credit", image.path("credit").asString());
    promises.sentences.put("curly quotes", "“");
    return promises;
  }

  Set<String> names() {
    return sentences.keySet();
  }

  List<String> missingIn(String text) {
    return sentences.entrySet().stream()
        .filter(promise -> !PlainText.contains(text, promise.getValue()))
        .map(Map.Entry::getKey).toList();
  }
}
