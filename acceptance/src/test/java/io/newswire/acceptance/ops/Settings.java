package io.newswire.acceptance.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything that can be set: what Boot's annotation processor and the services' files say. */
final class Settings {
  private static final List<String> MODULES = List.of("platform", "ingest-service",
      "render-service", "syndication-service");
  private static final Pattern VARIABLE = Pattern
      .compile("\\$\\{(NEWSWIRE_[A-Z_]+)(?::((?:[^{}]|\\{[^}]*\\})*))?\\}");

  private Settings() {}

  /** docs/configuration.md as it should be. */
  static String page() throws IOException {
    var page = new StringBuilder("""
        # Configuration

        Made from the code by a test: `-Dnewswire.write-docs` writes it anew. Every property can be given as Boot takes
        properties; the environment variables are the ones to use.

        ## Environment variables

        | variable | default | sets |
        |---|---|---|
        """);
    var variables = variables();
    variables.forEach((name, uses) -> page.append("| `").append(name).append("` | ")
        .append(uses.getFirst().standard()).append(" | ")
        .append(String.join(", ", uses.stream().map(use -> "`" + use.property() + "`").distinct()
            .toList()))
        .append(" |\n"));
    for (var module : MODULES) {
      page.append("\n## Properties of ").append(module.equals("platform")
          ? "every service"
          : "the " + module.replace('-', ' '))
          .append("\n\n| property | type | default | says |\n|---|---|---|---|\n");
      properties(module).forEach((name, property) -> page.append("| `").append(name)
          .append("` | `").append(type(property.path("type").asString("")))
          .append("` | ").append(standard(property.path("defaultValue"))).append(" | ")
          .append(property.path("description").asString("").replace("|", "\\|")
              .replaceAll("\\{@\\w+ ([^}]*)\\}", "`$1`"))
          .append(" |\n"));
    }
    return page.toString();
  }

  private record Use(String property, String standard) {}

  private static Map<String, List<Use>> variables() throws IOException {
    var variables = new TreeMap<String, List<Use>>();
    for (var module : MODULES) {
      var file = Metrics.ROOT.resolve(module).resolve("src/main/resources").resolve(
          module.equals("platform") ? "newswire-platform.yaml" : "application.yaml");
      var documents = YAMLMapper.builder().build().readerFor(JsonNode.class)
          .<JsonNode>readValues(Files.readString(file));
      while (documents.hasNext()) {
        collect("", documents.next(), variables);
      }
    }
    return variables;
  }

  private static void collect(String path, JsonNode node, Map<String, List<Use>> variables) {
    if (node.isObject()) {
      node.properties().forEach(child -> collect(
          path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(),
          variables));
    } else if (node.isArray()) {
      node.forEach(child -> collect(path, child, variables));
    } else {
      var found = VARIABLE.matcher(node.asString(""));
      while (found.find()) {
        var standard = found.group(2) == null || found.group(2).isEmpty()
            ? ""
            : "`" + found.group(2) + "`";
        variables.computeIfAbsent(found.group(1), _ -> new ArrayList<>())
            .add(new Use(path, standard));
      }
    }
  }

  private static Map<String, JsonNode> properties(String module) throws IOException {
    var metadata = Metrics.ROOT.resolve(module)
        .resolve("target/classes/META-INF/spring-configuration-metadata.json");
    var properties = new TreeMap<String, JsonNode>();
    if (Files.exists(metadata)) {
      JsonMapper.shared().readTree(Files.readString(metadata)).path("properties")
          .forEach(property -> properties.put(property.path("name").asString(), property));
    }
    return properties;
  }

  private static String type(String type) {
    return type.replaceAll("(?:[a-z]\\w*\\.)+", "").replace('$', '.').replace("|", "\\|");
  }

  private static String standard(JsonNode value) {
    return value.isMissingNode() || value.toString().equals("\"\"")
        || value.isEmpty() && value.isArray()
            ? ""
            : "`" + (value.isString() ? value.asString() : value.toString()) + "`";
  }

  static Path file() {
    return Metrics.ROOT.resolve("docs/configuration.md");
  }
}
