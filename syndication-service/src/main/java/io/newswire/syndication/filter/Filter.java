package io.newswire.syndication.filter;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which articles to let through.
 *
 * @param written the JSON that somebody wrote, and gets back as it was
 */
public record Filter(@JsonValue JsonNode written, Condition condition) {
  public static final Filter EVERYTHING = new Filter(JsonNodeFactory.instance.objectNode(),
      new Condition.All(List.of()));

  public boolean matches(Traits traits) {
    return condition.matches(traits);
  }
}
