package io.newswire.local.post;

import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Markdown that begins with its fields in YAML, between two lines of three hyphens. */
final class FrontMatter {
  static final String FENCE = "---";

  private static final Pattern FORM = Pattern.compile(
      "\\A---[ \\t]*\\R(?<fields>.*?)^---[ \\t]*(?:\\R|\\z)(?<body>.*)\\z",
      Pattern.DOTALL | Pattern.MULTILINE);
  private static final YAMLMapper YAML = new YAMLMapper();

  private FrontMatter() {}

  /** The fields, with the text as {@code bodyMarkdown}. */
  static ObjectNode parse(String name, String text) {
    var found = FORM.matcher(text);
    if (!found.matches()) {
      throw new UnreadableArticle(name, "Markdown needs front matter: a line '---', the fields in"
          + " YAML (headline and language at least), and a line '---'");
    }
    try {
      if (YAML.readTree(found.group("fields")) instanceof ObjectNode article) {
        article.put("bodyMarkdown", found.group("body").strip());
        return article;
      }
    } catch (JacksonException malformed) {
      throw new UnreadableArticle(name, "its front matter is not YAML: "
          + malformed.getOriginalMessage());
    }
    throw new UnreadableArticle(name, "its front matter holds no fields");
  }
}
