package io.newswire.render.html;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** The article as a page, for partners: without the pictures that they may not have. */
@Component
final class HtmlRenderer implements Renderer {
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
    return HtmlPage.of(story);
  }
}
