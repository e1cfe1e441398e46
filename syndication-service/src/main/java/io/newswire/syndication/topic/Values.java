package io.newswire.syndication.topic;

import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of a value is shown. */
public final class Values {
  private static final int LONGEST = 300;
  private static final Set<String> NO_TEXT = Set.of("id", "revision", "eventId", "pubStatus",
      "acceptedAt", "renderedAt");

  private Values() {}

  /** The same, with long texts cut: each says how long it is. */
  public static JsonNode folded(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey(), folded(entry.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(folded(item)));
        yield copy;
      }
      default -> node.isString() && node.asString().length() > LONGEST
          ? JsonNodeFactory.instance.stringNode(cut(node.asString()))
          : node;
    };
  }

  private static String cut(String text) {
    return text.substring(0, LONGEST)
        + String.format(Locale.ROOT, " … (%,d characters)", text.length());
  }

  static boolean isKill(JsonNode value) {
    return value.path("pubStatus").asString("").equals("CANCELED");
  }

  /** Only what says which record it is. */
  public static JsonNode withoutText(JsonNode value) {
    var kept = JsonNodeFactory.instance.objectNode();
    value.properties().stream().filter(entry -> NO_TEXT.contains(entry.getKey()))
        .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
    return kept;
  }
}
