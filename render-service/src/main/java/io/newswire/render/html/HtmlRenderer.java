package io.newswire.render.html;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The article as a page, for partners: without the pictures that they may not have. */
@Component
final class HtmlRenderer implements Renderer {
  private final HtmlPage page;

  HtmlRenderer(JsonMapper json) {
    this.page = new HtmlPage(json);
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String mediaType() {
    return HtmlPage.MEDIA_TYPE;
  }

  @Override
  public String render(Story story) {
    return page.of(story);
  }
}
