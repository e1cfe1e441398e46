package io.newswire.render.rss;

import static io.newswire.render.markup.Markup.append;
import static io.newswire.render.markup.Markup.element;
import static io.newswire.render.markup.Markup.escape;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Moments;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One {@code <item>} after RSS 2.0.11 and the RSS Board's Best Practices Profile. The prefixes
 * content, dc, dcterms and media are declared by the feed that it goes into.
 */
@Component
final class RssItemRenderer implements Renderer {
  @Override
  public String format() {
    return "rss-item";
  }

  @Override
  public String mediaType() {
    return "application/rss+xml;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    return story.write(page -> {
      write(page.text(), story);
      page.paste(story.escapedFragment());
      page.text().append("</content:encoded></item>");
    });
  }

  private static void write(StringBuilder item, Story story) {
    var article = story.article();
    item.append("<item>");
    element(item, "title", article.getHeadline());
    element(item, "link", story.link());
    // Best Practices: an id that is not where the item can be read says so.
    item.append("<guid isPermaLink=\"false\">");
    append(item, article.getId());
    item.append("</guid>");
    element(item, "pubDate", Moments.pubDate(story));
    element(item, "dcterms:modified", story.updated());
    if (article.getEmbargoUntil() != null) {
      element(item, "dcterms:available", article.getEmbargoUntil().toString());
    }
    element(item, "dc:language", article.getLanguage());
    element(item, "description", story.summary());
    if (story.isUsable()) {
      story.names(ContributorRole.AUTHOR).forEach(name -> element(item, "dc:creator", name));
      story.names(ContributorRole.EDITOR).forEach(name -> element(item, "dc:contributor", name));
      categories(item, story);
      element(item, "dc:rights", article.getCopyright());
      element(item, "dc:source", article.getSource());
      enclosure(item, story.leadImage());
      article.getImages().forEach(image -> media(item, image));
    }
    item.append("<content:encoded>");
  }

  private static void categories(StringBuilder item, Story story) {
    var article = story.article();
    var type = article.getContentType();
    category(item, "urn:newswire:content-type", type.getSlug());
    article.getSections().forEach(section -> category(item, "urn:newswire:section", section));
    article.getSubjects()
        .forEach(subject -> category(item, subject.getScheme(), subject.getCode()));
    article.getKeywords().forEach(keyword -> element(item, "category", keyword));
  }

  private static void category(StringBuilder item, String domain, String term) {
    item.append("<category domain=\"").append(escape(domain)).append("\">");
    append(item, term);
    item.append("</category>");
  }

  /** Profile: a length that is not known is 0; readers that know no media:content show this. */
  private static void enclosure(StringBuilder item, @Nullable Image image) {
    if (image != null && image.getMediaType() != null) {
      item.append("<enclosure url=\"").append(escape(image.getUrl()))
          .append("\" length=\"0\" type=\"").append(escape(image.getMediaType()))
          .append("\"/>");
    }
  }

  private static void media(StringBuilder item, Image image) {
    item.append("<media:content url=\"").append(escape(image.getUrl()))
        .append("\" medium=\"image\"");
    if (image.getMediaType() != null) {
      item.append(" type=\"").append(escape(image.getMediaType())).append('"');
    }
    if (image.getWidth() != null && image.getHeight() != null) {
      item.append(" width=\"").append(image.getWidth())
          .append("\" height=\"").append(image.getHeight()).append('"');
    }
    item.append('>');
    plain(item, "media:title", image.getAlt());
    plain(item, "media:text", image.getCaption());
    plain(item, "media:description", image.getCaption());
    element(item, "media:credit", image.getCredit());
    item.append("</media:content>");
  }

  private static void plain(StringBuilder item, String name,
      @Nullable String text) {
    if (text != null && !text.isBlank()) {
      item.append('<').append(name).append(" type=\"plain\">");
      append(item, text);
      item.append("</").append(name).append('>');
    }
  }
}
