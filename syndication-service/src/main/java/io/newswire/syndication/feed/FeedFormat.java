package io.newswire.syndication.feed;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What a feed is written in. */
enum FeedFormat {
  RSS("rss", "RSS 2.0", "application/rss+xml", "rss-item"),
  ATOM("atom", "Atom 1.0", "application/atom+xml", "atom-entry"),
  JSON("json", "JSON Feed 1.1", "application/feed+json", "json-feed-item");

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

  /** The rendition that is one entry of it. */
  String fragment() {
    return fragment;
  }

  /** Whether its documents lead to an archive. */
  boolean isArchived() {
    return true;
  }

  static @Nullable FeedFormat ofExtension(String extension) {
    return Arrays.stream(values())
        .filter(format -> format.extension.equals(extension))
        .findFirst()
        .orElse(null);
  }
}
