package io.newswire.render.applenews;

import java.util.LinkedHashMap;
import java.util.Set;

import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent to Apple News beside {@code article.json}: the part {@code metadata} of the Publisher
 * API's request. Paid content has to say so there.
 */
@Component
final class AppleNewsMetadataRenderer implements Renderer {
  // Paid for and shaped by who paid; an underwriter has no say and is disclosed in the text.
  private static final Set<String> SPONSORED = Set.of("sponsored", "promoted");

  private final JsonMapper json;

  AppleNewsMetadataRenderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String format() {
    return "apple-news-metadata";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    var slug = story.article().getContentType().getSlug();
    var data = new LinkedHashMap<String, Object>();
    data.put("isSponsored", SPONSORED.contains(slug));
    data.put("isPreview", false);
    data.put("isHidden", !story.isUsable());
    return json.writeValueAsString(Json.object("data", data));
  }
}
