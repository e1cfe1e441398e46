package io.newswire.ingest.tongue;

import java.util.List;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An article in our fields, as a tongue fills it in. What has no text is left out. */
final class Draft {
  private final ObjectNode article = JsonNodeFactory.instance.objectNode();

  Draft put(String name, @Nullable String text) {
    put(article, name, text);
    return this;
  }

  static void put(ObjectNode object, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      object.put(name, text.strip());
    }
  }

  /** Whole numbers become numbers; anything else is left for the reader of fields to refuse. */
  static void putNumber(ObjectNode object, String name, @Nullable String text) {
    if (text != null && text.matches("\\d{1,9}")) {
      object.put(name, Integer.parseInt(text));
    } else {
      put(object, name, text);
    }
  }

  Draft number(String name, @Nullable String text) {
    putNumber(article, name, text);
    return this;
  }

  boolean has(String name) {
    return article.has(name);
  }

  void add(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      article.withArray(name).add(text.strip());
    }
  }

  /** A new object at the end of an array. */
  ObjectNode object(String array) {
    return article.withArray(array).addObject();
  }

  ObjectNode child(String name) {
    return article.withObject("/" + name);
  }

  void author(@Nullable String name, String role, @Nullable String url) {
    if (name != null && !name.isBlank()) {
      var author = object("authors");
      author.put("name", name.strip()).put("role", role);
      if (url != null && url.matches("https?://\\S+")) {
        author.put("url", url);
      }
    }
  }

  /** The names of a byline, as one author: where one name ends nobody can tell. */
  void byline(String line) {
    author(line.replaceFirst("(?i)^by\\s+", ""), "author", null);
  }

  /** What the format says and we do not model; what it says several times becomes a list. */
  void extension(String name, JsonNode value) {
    var extensions = child("extensions");
    var before = extensions.get(name);
    if (before == null) {
      extensions.set(name, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else {
      extensions.putArray(name).add(before).add(value);
    }
  }

  void extension(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      extension(name, StringNode.valueOf(text.strip()));
    }
  }

  /** A link to read on. */
  void related(@Nullable String url, @Nullable String title) {
    if (url != null && url.matches("https?://\\S+")) {
      var related = object("related");
      related.put("url", url);
      put(related, "title", url.equals(title) ? null : title);
    }
  }

  ObjectNode done() {
    return article;
  }

  /** A kill or a hold does not come as an article. */
  static void requireUsable(String status) {
    if (!status.isEmpty() && !status.equals("usable")) {
      throw new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT,
          List.of(new FieldError("/pubStatus", "is '" + status + "'; an article is posted as"
              + " usable. POST /articles/{id}/kill takes one down.")));
    }
  }

  static InvalidRequest malformed(String detail) {
    return new InvalidRequest(HttpStatus.BAD_REQUEST, List.of(new FieldError("", detail)));
  }
}
