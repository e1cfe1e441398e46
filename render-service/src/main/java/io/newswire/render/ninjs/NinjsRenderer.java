package io.newswire.render.ninjs;

import java.util.LinkedHashMap;
import java.util.Map;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** IPTC ninjs 3.1. */
@Component
final class NinjsRenderer implements Renderer {
  private final JsonMapper json;

  NinjsRenderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String format() {
    return "ninjs";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    var item = new LinkedHashMap<String, Object>();
    item.put("standard", Map.of("name", "ninjs", "version", "3.1",
        "schema", "https://iptc.org/std/ninjs/ninjs-schema_3.1.json"));
    item.putAll(NinjsItem.of(story));
    return json.writeValueAsString(item);
  }
}
