package io.newswire.render.ninjs;

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
    return json.writeValueAsString(NinjsItem.of(story, "3.1"));
  }
}
