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
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Feeds of %1$s</title>
        %2$s
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; \
        padding: 0 1rem }
        li { margin: .5rem 0 }
        </style>
        </head>
        <body>
        <h1>Feeds of <a href="%3$s">%1$s</a></h1>
        <ul>
        %4$s
        </ul>
        <p>All of them for a feed reader: <a href="/feeds.opml">OPML</a></p>
        </body>
        </html>
        """.formatted(htmlEscape(house.name(), "UTF-8"), autodiscovery(feeds),
        htmlEscape(house.homePage(), "UTF-8"), list(feeds));
  }

  private static String autodiscovery(List<ListedFeed> feeds) {
    return feeds.stream()
        .flatMap(feed -> offered(feed).filter(FeedFormat::isForReaders)
            .map(format -> "<link rel=\"alternate\" type=\"%s\" title=\"%s\" href=\"%s\">"
                .formatted(format.mediaType(), htmlEscape(feed.title(), "UTF-8"),
                    url(feed, format))))
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
        .map(format -> "<a href=\"%s\">%s</a>".formatted(url(feed, format), format.label()))
        .collect(Collectors.joining(", "));
  }

  private static Stream<FeedFormat> offered(ListedFeed feed) {
    return Stream.of(FeedFormat.values())
        .filter(format -> feed.links().containsKey(format.extension()));
  }

  private static String url(ListedFeed feed, FeedFormat format) {
    return htmlEscape(String.valueOf(feed.links().get(format.extension())), "UTF-8");
  }
}
