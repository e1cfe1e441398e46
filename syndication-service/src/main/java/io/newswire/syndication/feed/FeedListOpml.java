package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.newswire.platform.publication.Publications;
import io.newswire.syndication.feed.FeedListController.ListedFeed;
import org.jspecify.annotations.Nullable;

/** The list of feeds as readers import it: OPML 2.0 (http://opml.org/spec2.opml). */
final class FeedListOpml {
  static final String MEDIA_TYPE = "text/x-opml";

  private FeedListOpml() {}

  static String of(Publications publications, List<ListedFeed> feeds) {
    var house = requireNonNull(publications.find(Publications.DEFAULT));
    var opml = new StringBuilder(Xml.DECLARATION).append("<opml version=\"2.0\">\n<head>\n")
        .append(Xml.element("title", "Feeds of " + house.name()))
        .append(Xml.element("ownerId", house.homePage()))
        .append(Xml.element("docs", "http://opml.org/spec2.opml"))
        .append("</head>\n<body>\n");
    feeds.forEach(feed -> {
      var url = address(feed);
      if (url != null) {
        opml.append(outline(feed, url, house.homePage()));
      }
    });
    return opml.append("</body>\n</opml>\n").toString();
  }

  /** In the format that most readers take; null where it is in none for readers. */
  private static @Nullable String address(ListedFeed feed) {
    return Stream.of(FeedFormat.RSS, FeedFormat.ATOM, FeedFormat.JSON)
        .map(format -> feed.links().get(format.extension()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  // The type is "rss" for every syndication format.
  private static String outline(ListedFeed feed, String url, String homePage) {
    return ("<outline type=\"rss\" text=\"%1$s\" title=\"%1$s\""
        + " description=\"%2$s\" xmlUrl=\"%3$s\" htmlUrl=\"%4$s\"/>\n").formatted(
            Xml.escape(feed.title()), Xml.escape(feed.description()), Xml.escape(url),
            Xml.escape(homePage));
  }
}
