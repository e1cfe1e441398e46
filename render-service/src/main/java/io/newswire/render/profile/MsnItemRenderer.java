package io.newswire.render.profile;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.springframework.stereotype.Component;

/** MSN's partner feed: a title of 150 characters at most, image rights and credit ({@code mi:}). */
@Component
final class MsnItemRenderer implements Renderer {
  private static final int LONGEST_TITLE = 150;

  @Override
  public String format() {
    return "msn-item";
  }

  @Override
  public String mediaType() {
    return "application/rss+xml;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    return PartnerItem.write(story,
        PartnerItem.atMost(LONGEST_TITLE, story.article().getHeadline()),
        xml -> rest(xml, story));
  }

  private static void rest(Xml xml, Story story) {
    var article = story.article();
    if (article.getShortHeadline() != null) {
      xml.element("mi:shortTitle", PartnerItem.atMost(LONGEST_TITLE, article.getShortHeadline()));
    }
    xml.element("dcterms:modified", story.updated());
    xml.element("description", story.summary());
    if (story.isUsable()) {
      story.names(ContributorRole.AUTHOR).forEach(name -> xml.element("dc:creator", name));
      article.getSections().forEach(section -> xml.element("category", section));
      article.getKeywords().stream().limit(1).forEach(keyword -> xml.element("media:keywords",
          String.join(", ", article.getKeywords())));
      xml.element("dc:publisher", article.getPublication().getName());
      xml.element("dcterms:valid", article.getExpiresAt());
      article.getImages().forEach(image -> picture(xml, image));
    }
    PartnerItem.content(xml, story);
  }

  private static void picture(Xml xml, Image image) {
    xml.open("media:content", "url", image.getUrl(), "medium", "image",
        "type", image.getMediaType(), "width", image.getWidth(),
        "height", image.getHeight())
        .element("media:title", image.getAlt())
        .element("media:text", image.getCaption())
        .element("media:credit", image.getCredit())
        // We syndicate what we have the right to: a house leaves out what it has none for.
        .element("mi:hasSyndicationRights", "1")
        .element("mi:licensorName", image.getCredit())
        .close();
  }
}
