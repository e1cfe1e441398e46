package io.newswire.render.ninjs;

import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** IPTC ninjs 3.1. */
@Component
final class NinjsRenderer implements Renderer {
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
    return Json.write(story, json -> new NinjsItem(json, story, true).write("3.1"));
  }
}
