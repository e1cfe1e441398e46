package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.platform.publication.Publications;
import io.newswire.syndication.feed.FeedListController.ListedFeed;

/** The list of feeds as a page, with the links by which feed readers find them. */
final class FeedListPage {
  private FeedListPage() {}

  static String of(Publications publications, List<ListedFeed> feeds) {
    var house = requireNonNull(publications.find(Publications.DEFAULT));
    return PublicPage.of("Feeds of " + house.name(), autodiscovery(feeds), """
        <h1>Feeds of %s</h1>
        <ul>
        %s
        </ul>
        <p>All of them for a feed reader: <a href="/feeds.opml">OPML</a></p>
        """.formatted(PublicPage.link(house.homePage(), house.name()), list(feeds)));
  }

  private static String autodiscovery(List<ListedFeed> feeds) {
    return feeds.stream()
        .flatMap(feed -> offered(feed).filter(FeedFormat::isForReaders)
            .map(format -> PublicPage.autodiscovery(format, feed.title(), url(feed, format))))
        .collect(Collectors.joining("\n"));
  }

  private static String list(List<ListedFeed> feeds) {
    return feeds.stream()
        .map(feed -> "<li><strong>%s</strong>: %s</li>"
            .formatted(htmlEscape(feed.title(), "UTF-8"), links(feed)))
        .collect(Collectors.joining("\n"));
  }

  private static String links(ListedFeed feed) {
    return offered(feed)
        .map(format -> PublicPage.link(url(feed, format), format.label()))
        .collect(Collectors.joining(", "));
  }

  private static Stream<FeedFormat> offered(ListedFeed feed) {
    return Stream.of(FeedFormat.values())
        .filter(format -> feed.links().containsKey(format.extension()));
  }

  private static String url(ListedFeed feed, FeedFormat format) {
    return String.valueOf(feed.links().get(format.extension()));
  }
}
