package io.newswire.local.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * An article as it lies in a file, in any format that ingest takes.
 *
 * @param name for messages
 * @param text as it is sent
 */
public record ArticleFile(String name, ArticleFormat format, String text) {
  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final List<String> ENDINGS = List.of(".json", ".md", ".xml", ".atom");

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
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new ArticleFile(name, ArticleFormat.of(name, plain), plain);
  }

  /**
   * The contract's own fields, from JSON or from Markdown's front matter.
   *
   * @throws UnreadableArticle where they are not in it
   */
  public ObjectNode article() {
    return format == ArticleFormat.MARKDOWN
        ? MarkdownArticle.parse(name, text)
        : ArticleFormat.json(name, text);
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
          .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
          .filter(file -> !file.endsWith("README.md"))
          .sorted().toList();
    }
  }
}
