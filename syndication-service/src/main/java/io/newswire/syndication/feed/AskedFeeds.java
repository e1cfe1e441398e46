package io.newswire.syndication.feed;

import io.newswire.syndication.feed.FeedPlaces.Place;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which feeds requests ask for. */
@Component
final class AskedFeeds {
  private final FeedDirectory directory;
  private final FeedPlaces places;

  AskedFeeds(FeedDirectory directory, FeedPlaces places) {
    this.directory = directory;
    this.places = places;
  }

  /** A feed that is open in the format that is asked for. */
  record Asked(Feed feed, Place place) {}

  /** What the request wants to read; null where that is no feed, or none that is open so. */
  @Nullable
  Asked in(Request request) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      return null;
    }
    var place = places.find(Request.getPathInContext(request));
    var feed = place == null ? null : directory.find(place.name());
    return place == null || feed == null || !feed.isOpenAs(place.format())
        ? null
        : new Asked(feed, place);
  }
}
