package io.newswire.render.ninjs;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** IPTC ninjs 2.2: the properties of 3.1, their names in lower case. */
@Component
final class Ninjs2Renderer implements Renderer {
  private final JsonMapper json;

  Ninjs2Renderer(JsonMapper json) {
    this.json = json.rebuild()
        .addModule(new SimpleModule().addKeySerializer(String.class, new LowerCase())).build();
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
    var item = NinjsItem.of(story, "2.2");
    // Whether a picture leads or stands within is 3.1's to say.
    if (item.get("associations") instanceof List<?> pictures) {
      pictures.forEach(picture -> ((Map<?, ?>) picture).remove("rel"));
    }
    return json.writeValueAsString(item);
  }

  /** Names of 3.1 as 2.2 has them. */
  private static final class LowerCase extends ValueSerializer<String> {
    @Override
    public void serialize(String name, JsonGenerator out, SerializationContext context) {
      // 3.1 says when an embargo ends, 2.2 that there is one until then.
      out.writeName(name.equals("embargoedUntil") ? "embargoed" : name.toLowerCase(Locale.ROOT));
    }
  }
}
