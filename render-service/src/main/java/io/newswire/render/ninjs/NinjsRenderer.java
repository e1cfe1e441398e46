package io.newswire.render.ninjs;

import java.util.LinkedHashMap;

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
    item.put("standard", NinjsItem.standard("3.1"));
    item.putAll(NinjsItem.of(story));
    return json.writeValueAsString(item);
  }
}
