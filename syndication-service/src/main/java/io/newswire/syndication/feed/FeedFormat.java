package io.newswire.syndication.feed;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a feed is written in. */
enum FeedFormat {
  RSS("rss", "RSS 2.0", "application/rss+xml", "rss-item"),
  ATOM("atom", "Atom 1.0", "application/atom+xml", "atom-entry"),
  JSON("json", "JSON Feed 1.1", "application/feed+json", "json-feed-item"),
  MSN("msn.rss", "MSN", "application/rss+xml", "msn-item"),
  SMARTNEWS("smartnews.rss", "SmartNews", "application/rss+xml", "smartnews-item"),
  FLIPBOARD("flipboard.rss", "Flipboard", "application/rss+xml", "flipboard-item"),
  YANDEX("yandex.rss", "Yandex", "application/rss+xml", "yandex-item"),
  SITEMAP("sitemap.xml", "Google News sitemap", "application/xml", "news-sitemap-url");

  private final String extension;
  private final String label;
  private final String mediaType;
  private final String fragment;

  FeedFormat(String extension, String label, String mediaType, String fragment) {
    this.extension = extension;
    this.label = label;
    this.mediaType = mediaType;
    this.fragment = fragment;
  }

  /** Of the URL. */
  String extension() {
    return extension;
  }

  /** As people call it. */
  String label() {
    return label;
  }

  String mediaType() {
    return mediaType;
  }

  /** The Content-Type header, to the letter. */
  String contentType() {
    return mediaType + ";charset=utf-8";
  }

  /** Whether browsers have a style sheet for it. */
  boolean isStyled() {
    return this == RSS || this == ATOM;
  }

  /** The rendition that is one entry of it. */
  String fragment() {
    return fragment;
  }

  /** Whether it is for feed readers, and not for one platform: these have archives, and are offered. */
  boolean isForReaders() {
    return switch (this) {
      case RSS, ATOM, JSON -> true;
      case MSN, SMARTNEWS, FLIPBOARD, YANDEX, SITEMAP -> false;
    };
  }

  /** Whether the hub tells of its changes: what time alone changes is to be polled. */
  boolean isPushed() {
    return this != SITEMAP;
  }

  static List<FeedFormat> forReaders() {
    return Arrays.stream(values()).filter(FeedFormat::isForReaders).toList();
  }

  static @Nullable FeedFormat ofExtension(String extension) {
    return Arrays.stream(values())
        .filter(format -> format.extension.equals(extension))
        .findFirst()
        .orElse(null);
  }
}
