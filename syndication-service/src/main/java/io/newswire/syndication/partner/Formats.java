package io.newswire.syndication.partner;

import java.util.List;

/** The renditions that a webhook can carry. */
final class Formats {
  static final String DEFAULT = "html";
  static final List<String> ALL = List.of("html", "fragment", "text", "markdown", "newsletter",
      "ninjs", "ninjs-2.2", "ninjs-1.6", "newsml-g2", "nitf", "apple-news", "apple-news-metadata",
      "activitystreams", "json-feed-item", "rss-item", "atom-entry", "msn-item", "smartnews-item",
      "flipboard-item", "yandex-item", "news-sitemap-url");

  private Formats() {}
}
