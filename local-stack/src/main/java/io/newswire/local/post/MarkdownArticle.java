package io.newswire.local.post;

import io.newswire.platform.markdown.FrontMatter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An article in Markdown, whose front matter holds its fields. */
final class MarkdownArticle {
  private static final YAMLMapper YAML = new YAMLMapper();

  private MarkdownArticle() {}

  /** The fields, with the text as {@code bodyMarkdown}. */
  static ObjectNode parse(String name, String text) {
    var found = FrontMatter.of(text);
    if (found == null) {
      throw new UnreadableArticle(name, "Markdown needs front matter: a line '---', the fields in"
          + " YAML (headline and language at least), and a line '---'");
    }
    try {
      if (YAML.readTree(found.fields()) instanceof ObjectNode article) {
        article.put("bodyMarkdown", found.body());
        return article;
      }
    } catch (JacksonException malformed) {
      throw new UnreadableArticle(name, "its front matter is not YAML: "
          + malformed.getOriginalMessage());
    }
    throw new UnreadableArticle(name, "its front matter holds no fields");
  }
}
