package io.newswire.render.html;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** The page on our own site, where it is another than partners get: with all pictures. */
@Component
final class OwnPageRenderer implements Renderer {
  @Override
  public String format() {
    return "page";
  }

  @Override
  public String mediaType() {
    return HtmlPage.MEDIA_TYPE;
  }

  @Override
  public boolean isOurOwnPage() {
    return true;
  }

  @Override
  public String render(Story story) {
    return HtmlPage.of(story);
  }
}
