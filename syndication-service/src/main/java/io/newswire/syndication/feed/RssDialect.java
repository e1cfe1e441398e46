package io.newswire.syndication.feed;

import org.jspecify.annotations.Nullable;

/** RSS as single platforms want it: their items' namespaces, and what they ask of the channel. */
enum RssDialect {
  PLAIN(FeedFormat.RSS, ""),
  MSN(FeedFormat.MSN, " xmlns:mi=\"http://schemas.ingestion.microsoft.com/common/\""),
  SMARTNEWS(FeedFormat.SMARTNEWS, " xmlns:snf=\"http://www.smartnews.be/snf\""),
  FLIPBOARD(FeedFormat.FLIPBOARD, ""),
  YANDEX(FeedFormat.YANDEX, " xmlns:yandex=\"http://news.yandex.ru\"");

  private final FeedFormat format;
  private final String namespaces;

  RssDialect(FeedFormat format, String namespaces) {
    this.format = format;
    this.namespaces = namespaces;
  }

  FeedFormat format() {
    return format;
  }

  /** Beyond ours, as attributes of the root element. */
  String namespaces() {
    return namespaces;
  }

  /** What the channel says of its language; null where it says nothing. */
  @Nullable
  String language(FeedProfile profile, FeedContent content) {
    var language = profile.languageOf(content);
    // Platforms want one, whatever the items say.
    return language == null && this != PLAIN ? profile.publication().language() : language;
  }

  /** Elements of the channel that only this platform has. */
  String channel(FeedProfile profile, String changedAt) {
    var logo = profile.publication().logo();
    return switch (this) {
      case SMARTNEWS -> Xml.element("pubDate", changedAt)
          + (logo == null ? "" : "<snf:logo>\n" + Xml.element("url", logo) + "</snf:logo>\n");
      case YANDEX -> logo == null ? "" : Xml.element("yandex:logo", logo);
      case PLAIN, MSN, FLIPBOARD -> "";
    };
  }
}
