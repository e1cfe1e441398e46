package io.newswire.local.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An article as it lies in a file: JSON in the contract's own fields, or Markdown with the same
 * fields as YAML front matter.
 *
 * @param name for messages
 */
public record ArticleFile(String name, ObjectNode article) {
  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  /**
   * Reads a file, or standard input.
   *
   * @throws UnreadableArticle where it holds no article
   */
  public static ArticleFile read(String name) throws IOException {
    var bytes = name.equals(STANDARD_INPUT)
        ? System.in.readAllBytes()
        : Files.readAllBytes(Path.of(name));
    return parse(name, text(name, bytes));
  }

  static ArticleFile parse(String name, String text) {
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (name.endsWith(".md") || text.startsWith(FrontMatter.FENCE)) {
      return new ArticleFile(name, FrontMatter.parse(name, text));
    }
    try {
      if (JsonMapper.shared().readTree(text) instanceof ObjectNode article) {
        return new ArticleFile(name, article);
      }
    } catch (JacksonException malformed) {
      throw new UnreadableArticle(name, "it is not JSON: " + malformed.getOriginalMessage()
          + " at line " + malformed.getLocation().getLineNr());
    }
    throw new UnreadableArticle(name, "it holds no JSON object");
  }

  /** Refused here, as ingest would: a replaced character in print is worse than an error. */
  private static String text(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new UnreadableArticle(name, "it is not UTF-8");
    }
  }

  /** The article files of a folder, without those below it; a file stands for itself. */
  static List<String> within(String name) throws IOException {
    if (name.equals(STANDARD_INPUT) || !Files.isDirectory(Path.of(name))) {
      return List.of(name);
    }
    try (var content = Files.list(Path.of(name))) {
      return content.filter(Files::isRegularFile).map(Path::toString)
          .filter(file -> file.endsWith(".json") || file.endsWith(".md"))
          .filter(file -> !file.endsWith("README.md"))
          .sorted().toList();
    }
  }
}
