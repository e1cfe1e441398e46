package io.newswire.render.profile;

import io.newswire.event.ContributorRole;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.springframework.stereotype.Component;

/** Flipboard: full text, each picture as Media RSS and as an enclosure. */
@Component
final class FlipboardItemRenderer implements Renderer {
  @Override
  public String format() {
    return "flipboard-item";
  }

  @Override
  public String mediaType() {
    return "application/rss+xml;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    return PartnerItem.write(story, story.article().getHeadline(),
        xml -> rest(xml, story));
  }

  private static void rest(Xml xml, Story story) {
    var article = story.article();
    xml.element("description", story.summary());
    if (story.isUsable()) {
      story.names(ContributorRole.AUTHOR).forEach(name -> xml.element("dc:creator", name));
      article.getSections().forEach(section -> xml.element("category", section));
      article.getKeywords().forEach(keyword -> xml.element("category", keyword));
      article.getImages().forEach(image -> PartnerItem.media(xml, image));
    }
    PartnerItem.content(xml, story);
  }
}
