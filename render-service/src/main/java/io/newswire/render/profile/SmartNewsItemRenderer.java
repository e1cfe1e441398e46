package io.newswire.render.profile;

import io.newswire.event.ContributorRole;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.springframework.stereotype.Component;

/** SmartNews SmartFormat 2.1: a deleted article is said with {@code media:status}. */
@Component
final class SmartNewsItemRenderer implements Renderer {
  @Override
  public String format() {
    return "smartnews-item";
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
    PartnerItem.content(xml, story);
    xml.element("dc:language", article.getLanguage());
    xml.empty("media:status", "state", story.isUsable() ? "active" : "deleted");
    if (story.isUsable()) {
      article.getSections().stream().limit(1)
          .forEach(section -> xml.element("category", section));
      story.names(ContributorRole.AUTHOR).forEach(name -> xml.element("dc:creator", name));
      xml.element("dc:rights", article.getCopyright());
      var lead = story.leadImage();
      if (lead != null) {
        xml.empty("media:thumbnail", "url", lead.getUrl());
      }
      article.getRelated().stream().filter(related -> related.getUrl() != null)
          .forEach(related -> xml.empty("snf:relatedLink", "link", related.getUrl(),
              "title", related.getTitle()));
    }
  }
}
