package io.newswire.syndication.feed;

import org.springframework.stereotype.Component;

/**
 * A Google News sitemap
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). It has no word for
 * a removal: what is not there is not news.
 */
@Component
final class NewsSitemapWriter implements FeedWriter {
  private static final String ROOT = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
      + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\""
      + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n";

  @Override
  public FeedFormat format() {
    return FeedFormat.SITEMAP;
  }

  @Override
  public String write(FeedProfile profile, FeedContent content) {
    var sitemap = new StringBuilder(Xml.DECLARATION).append(ROOT);
    content.entries().forEach(entry -> sitemap.append(entry.content().strip()).append('\n'));
    return sitemap.append("</urlset>\n").toString();
  }
}
