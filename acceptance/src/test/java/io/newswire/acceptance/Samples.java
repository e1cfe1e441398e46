package io.newswire.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The project's sample articles. */
final class Samples {
  private static final Path FOLDER = RunningProduct.ROOT.resolve("samples");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Samples() {}

  /** Those that are posted as they are, JSON and Markdown. */
  static List<JsonNode> all() {
    return files().stream().map(Samples::read).toList();
  }

  static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("README.md"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** By its name within the folder. */
  static JsonNode named(String name) {
    return read(file(name));
  }

  private static JsonNode read(Path file) {
    try {
      var text = Files.readString(file);
      return file.toString().endsWith(".md") ? withFrontMatter(text) : JSON.readTree(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode withFrontMatter(String text) {
    var parts = text.split("(?m)^---\\R", 3);
    return ((ObjectNode) YAML.readTree(parts[1])).put("bodyMarkdown", parts[2]);
  }
}
