package io.newswire.syndication.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which paths are feeds' documents. */
@Component
final class FeedPlaces {
  private static final String FEEDS = "/feeds/";

  private final FeedDirectory directory;
  private final FeedLinks links;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  FeedPlaces(FeedDirectory directory, FeedLinks links) {
    this.directory = directory;
    this.links = links;
  }

  /**
   * A feed in a format, and what each of its answers says.
   *
   * @param links the header, encoded
   * @param contentType the header, encoded
   */
  record Place(FeedName name, FeedFormat format, HttpField links, HttpField contentType) {}

  /** Null where no feed ever lived there. */
  @Nullable
  Place find(String path) {
    if (!path.startsWith(FEEDS)) {
      return null;
    }
    var place = places.get(path);
    if (place == null) {
      place = read(path.substring(FEEDS.length()));
      if (place != null) {
        places.put(path, place);
      }
    }
    return place;
  }

  /** Only what there is is remembered: no asking for what there is not fills the memory. */
  private @Nullable Place read(String file) {
    var dot = file.indexOf('.');
    var format = FeedFormat.ofExtension(file.substring(dot + 1));
    if (dot < 0 || format == null || !FeedName.isSlug(file.substring(0, dot))) {
      return null;
    }
    var name = new FeedName(file.substring(0, dot));
    return directory.find(name) == null
        ? null
        : new Place(name, format,
            new PreEncodedHttpField(HttpHeader.LINK, links.header(name, format)),
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, format.contentType()));
  }
}
