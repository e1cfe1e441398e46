package io.newswire.render.ninjs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** IPTC ninjs 2.2: the properties of 3.1, their names in lower case. */
@Component
final class Ninjs2Renderer implements Renderer {
  private final JsonMapper json;

  Ninjs2Renderer(JsonMapper json) {
    this.json = json;
  }

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
    var item = new LinkedHashMap<String, Object>();
    item.put("standard", NinjsItem.standard("2.2"));
    NinjsItem.of(story).forEach((name, value) -> item.put(lower(name), lowered(value)));
    // Whether a picture leads or stands within is 3.1's to say.
    item.computeIfPresent("associations", (_, pictures) -> without("rel", pictures));
    return json.writeValueAsString(item);
  }

  private static Object lowered(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> result.put(lower(String.valueOf(name)), lowered(inner)));
        yield result;
      }
      case List<?> list -> list.stream().map(Ninjs2Renderer::lowered).toList();
      default -> value;
    };
  }

  private static Object without(String name, Object objects) {
    if (objects instanceof List<?> list) {
      list.forEach(object -> {
        if (object instanceof Map<?, ?> map) {
          map.remove(name);
        }
      });
    }
    return objects;
  }

  private static String lower(String name) {
    // 3.1 says when an embargo ends, 2.2 that there is one until then.
    return name.equals("embargoedUntil") ? "embargoed" : name.toLowerCase(Locale.ROOT);
  }
}
