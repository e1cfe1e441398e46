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
  private static final Piece FOOT = Piece.of("</urlset>\n");

  @Override
  public FeedFormat format() {
    return FeedFormat.SITEMAP;
  }

  @Override
  public Piece between() {
    return Xml.NOTHING;
  }

  @Override
  public Piece foot() {
    return FOOT;
  }

  @Override
  public String head(FeedProfile profile, FeedContent content) {
    return Xml.DECLARATION + ROOT;
  }
}
