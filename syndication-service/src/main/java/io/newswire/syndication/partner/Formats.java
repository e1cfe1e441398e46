package io.newswire.syndication.partner;

import java.util.List;

/** The renditions that a webhook can carry. */
final class Formats {
  static final String DEFAULT = "html";
  static final List<String> ALL = List.of("html", "fragment", "text", "ninjs", "json-feed-item",
      "rss-item", "atom-entry");

  private Formats() {}
}
