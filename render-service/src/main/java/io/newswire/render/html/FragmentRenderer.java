package io.newswire.render.html;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** A well-formed fragment to embed in a page that has its own headline. */
@Component
final class FragmentRenderer implements Renderer {
  @Override
  public String format() {
    return "fragment";
  }

  @Override
  public String mediaType() {
    return "text/html;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    return story.fragment();
  }
}
