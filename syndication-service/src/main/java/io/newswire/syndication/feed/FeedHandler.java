package io.newswire.syndication.feed;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.syndication.feed.FeedSnapshot.Representation;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Serves feeds from their snapshots, in front of the servlets: a reader's poll needs no session, no key
 * and none of the filters, which would cost several times what the answer does. Whatever it cannot
 * answer from a snapshot goes on to {@link FeedController}, which says why.
 */
@Component
final class FeedHandler extends Handler.Wrapper {
  private static final String FEEDS = "/feeds/";
  private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
  private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options",
      "nosniff");
  private static final HttpField ANYBODY = new PreEncodedHttpField("Access-Control-Allow-Origin",
      "*");
  private static final HttpField EXPOSED = new PreEncodedHttpField("Access-Control-Expose-Headers",
      "ETag, Link");

  private final FeedDirectory directory;
  private final FeedSnapshots snapshots;
  private final FeedLinks links;
  private final FeedMetrics metrics;
  private final Clock clock;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final HttpField cacheControl;

  FeedHandler(FeedDirectory directory, FeedSnapshots snapshots, FeedLinks links,
      FeedMetrics metrics, FeedSettings settings,
      Clock clock) {
    this.directory = directory;
    this.snapshots = snapshots;
    this.links = links;
    this.metrics = metrics;
    this.clock = clock;
    this.cacheControl = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, settings.cacheControl());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var place = isReading(request) ? place(Request.getPathInContext(request)) : null;
    var snapshot = place == null ? null : newest(place);
    if (place == null || snapshot == null) {
      return super.handle(request, response, callback);
    }
    answer(request, place, snapshot, response, callback);
    return true;
  }

  /**
   * A feed in a format, and what each of its answers says.
   *
   * @param links the header, encoded
   * @param contentType the header, encoded
   */
  private record Place(FeedName name, FeedFormat format, HttpField links, HttpField contentType) {}

  /** Null where no feed lives there, or none any more. */
  private @Nullable Place place(String path) {
    if (!path.startsWith(FEEDS)) {
      return null;
    }
    var place = places.get(path);
    if (place == null) {
      place = find(path.substring(FEEDS.length()));
      if (place == null) {
        return null;
      }
      places.put(path, place);
    }
    return isOpen(place) ? place : null;
  }

  /** Only what there is is remembered: no asking for what there is not fills the memory. */
  private @Nullable Place find(String file) {
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

  private boolean isOpen(Place place) {
    var feed = directory.find(place.name());
    return feed != null && feed.state() == SavedFeed.State.OPEN && feed.offers(place.format());
  }

  private static boolean isReading(Request request) {
    return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
  }

  private @Nullable FeedSnapshot newest(Place place) {
    try {
      return snapshots.newest(place.name(), place.format());
    } catch (DataAccessException | TransactionException away) {
      return null;
    }
  }

  private void answer(Request request, Place place, FeedSnapshot snapshot, Response response,
      Callback callback) {
    var asked = request.getHeaders();
    var chosen = snapshot.chosenBy(values(asked, HttpHeader.ACCEPT_ENCODING));
    var lastModified = snapshot.lastModifiedAt(clock.instant());
    var headers = response.getHeaders();
    headers.add(cacheControl).add(VARY).add(NO_SNIFFING).add(ANYBODY).add(EXPOSED)
        .add(chosen.tag())
        .add(lastModified.equals(snapshot.changedAt().truncatedTo(ChronoUnit.SECONDS))
            ? snapshot.lastModified()
            : FeedSnapshot.lastModified(lastModified));
    if (Preconditions.isKnown(values(asked, HttpHeader.IF_NONE_MATCH),
        asked.get(HttpHeader.IF_MODIFIED_SINCE), chosen.etag(), lastModified)) {
      metrics.unchanged(place.format());
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, null, callback);
      return;
    }
    metrics.sent(place.format());
    headers.add(place.contentType()).add(place.links());
    chosen.about().forEach(headers::add);
    response.write(true, body(request, chosen), callback);
  }

  /** Several lines of a header are one list (RFC 9110 §5.3); hardly anybody sends more than one. */
  private static @Nullable String values(HttpFields headers, HttpHeader name) {
    String first = null;
    for (var field : headers) {
      if (field.getHeader() == name) {
        if (first != null) {
          return String.join(",", headers.getValuesList(name));
        }
        first = field.getValue();
      }
    }
    return first;
  }

  private static @Nullable ByteBuffer body(Request request, Representation chosen) {
    return HttpMethod.HEAD.is(request.getMethod()) ? null : chosen.buffer();
  }
}
