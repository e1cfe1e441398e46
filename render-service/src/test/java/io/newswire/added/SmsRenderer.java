package io.newswire.added;

import io.newswire.render.article.Line;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/** A format as docs/adding-a-format.md describes it: this file, and no other. */
@Component
final class SmsRenderer implements Renderer {
  @Override
  public String format() {
    return "sms";
  }

  @Override
  public String mediaType() {
    return "text/plain;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    if (!story.isUsable()) {
      return story.notice();
    }
    var disclosure = story.preface().stream()
        .filter(line -> line.kind() == Line.Kind.DISCLOSURE).map(Line::text).findFirst();
    return disclosure.map(text -> text + " ").orElse("") + story.article().getHeadline() + " "
        + story.link();
  }
}
