package io.newswire.render.applenews;

import io.newswire.event.PaidContent;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/**
 * What is sent to Apple News beside {@code article.json}: the part {@code metadata} of the Publisher
 * API's request. Paid content has to say so there.
 */
@Component
final class AppleNewsMetadataRenderer implements Renderer {
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
    var type = story.article().getContentType();
    return Json.write(story, json -> json.object("data", data -> data
        .put("isSponsored", PaidContent.isShapedByWhoPaid(type))
        .put("isPreview", false)
        .put("isHidden", !story.isUsable())));
  }
}
