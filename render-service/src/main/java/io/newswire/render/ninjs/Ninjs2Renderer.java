package io.newswire.render.ninjs;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** IPTC ninjs 2.2: the properties of 3.1, their names in lower case. */
@Component
final class Ninjs2Renderer implements Renderer {
  // 3.1 says when an embargo ends, 2.2 that there is one until then.
  private final Map<String, String> names = new ConcurrentHashMap<>(
      Map.of("embargoedUntil", "embargoed"));

  @Override
  public String format() {
    return "ninjs-2.2";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    return Json.write(story, this::named, json -> new NinjsItem(json, story, false).write("2.2"));
  }

  /** A name of 3.1 as 2.2 has it; there are few. */
  private String named(String name) {
    return names.computeIfAbsent(name, it -> it.toLowerCase(Locale.ROOT));
  }
}
