package io.newswire.render.profile;

import java.util.Locale;
import java.util.Set;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.springframework.stereotype.Component;

/** A Google News sitemap's {@code url} (https://www.google.com/schemas/sitemap-news/0.9); a killed article has none. */
@Component
final class NewsSitemapRenderer implements Renderer {
  @Override
  public String format() {
    return "news-sitemap-url";
  }

  @Override
  public String mediaType() {
    return "application/xml;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    if (!story.isUsable()) {
      return "";
    }
    return story.write(page -> Xml.fragment(page, xml -> url(xml, story)));
  }

  private static void url(Xml xml, Story story) {
    var article = story.article();
    xml.open("url").element("loc", story.link())
        .element("lastmod", story.updated())
        .open("news:news")
        .open("news:publication").element("news:name", article.getPublication().getName())
        .element("news:language", language(story.labels().locale())).close()
        .element("news:publication_date", story.published())
        .element("news:title", article.getHeadline())
        .close();
    article.getImages().forEach(image -> xml.open("image:image")
        .element("image:loc", image.getUrl()).close());
    xml.close();
  }

  /** ISO 639; of Chinese the script decides. */
  private static String language(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return locale.getLanguage();
    }
    var isTraditional = locale.getScript().equals("Hant")
        || Set.of("TW", "HK", "MO").contains(locale.getCountry());
    return isTraditional ? "zh-tw" : "zh-cn";
  }
}
