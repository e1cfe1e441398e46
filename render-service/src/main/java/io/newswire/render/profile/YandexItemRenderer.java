package io.newswire.render.profile;

import io.newswire.event.ContributorRole;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import io.newswire.render.text.PlainText;
import org.springframework.stereotype.Component;

/** Yandex and Dzen: the full text without markup ({@code yandex:full-text}). */
@Component
final class YandexItemRenderer implements Renderer {
  @Override
  public String format() {
    return "yandex-item";
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
      var authors = story.names(ContributorRole.AUTHOR);
      if (!authors.isEmpty()) {
        // One element for all of them: RSS has it once at most.
        xml.element("author", String.join(", ", authors));
      }
      article.getSections().stream().limit(1)
          .forEach(section -> xml.element("category", section));
      article.getImages().stream().filter(image -> image.getMediaType() != null)
          .forEach(image -> xml.empty("enclosure", "url", image.getUrl(),
              "type", image.getMediaType(), "length", "0"));
      xml.element("yandex:genre", "article");
      article.getRelated().stream().filter(related -> related.getUrl() != null)
          .forEach(related -> xml.open("yandex:related")
              .element("link", related.getTitle() == null ? related.getUrl() : related.getTitle(),
                  "url", related.getUrl())
              .close());
    }
    xml.open("yandex:full-text").text(PlainText.of(story)).close();
    PartnerItem.content(xml, story);
  }
}
