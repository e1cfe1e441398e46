package io.newswire.syndication.feed;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.syndication.entry.EntityTag;
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
      "ETag, Link, IM");
  private static final HttpField MANIPULATED = new PreEncodedHttpField("IM", "feed");
  // RFC 3229 §10.9.1: a cache that does not know 226 must not give it to others.
  private static final HttpField NOT_TO_BE_KEPT = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
      "no-store");
  private static final int IM_USED = 226;

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
    var codings = values(asked, HttpHeader.ACCEPT_ENCODING);
    var known = values(asked, HttpHeader.IF_NONE_MATCH);
    var chosen = snapshot.chosenBy(codings);
    var lastModified = snapshot.lastModifiedAt(clock.instant());
    if (Preconditions.isKnown(known, snapshot.isSettled(lastModified)
        ? asked.get(HttpHeader.IF_MODIFIED_SINCE)
        : null, chosen.etag(), lastModified)) {
      metrics.unchanged(place.format());
      describe(response, snapshot, lastModified).add(cacheControl).add(chosen.tag());
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, null, callback);
      return;
    }
    var newer = known == null ? null : newerThan(known, place, asked);
    if (newer == null) {
      metrics.sent(place.format());
      describe(response, snapshot, lastModified).add(cacheControl);
      send(request, place, chosen, response, callback);
    } else {
      metrics.newer(place.format());
      response.setStatus(IM_USED);
      describe(response, newer, newer.lastModifiedAt(clock.instant())).add(NOT_TO_BE_KEPT)
          .add(MANIPULATED);
      send(request, place, newer.chosenBy(codings), response, callback);
    }
  }

  /** What the reader has not got yet; null where it does not ask for that, or we cannot tell. */
  private @Nullable FeedSnapshot newerThan(String known, Place place, HttpFields asked) {
    if (!InstanceManipulations.admitFeed(asked.getValuesList("A-IM"))) {
      return null;
    }
    try {
      for (var tag : Preconditions.opaqueTags(known)) {
        var newer = snapshots.newestSince(place.name(), place.format(), EntityTag.hashIn(tag));
        if (newer != null) {
          return newer;
        }
      }
    } catch (DataAccessException | TransactionException away) {
      // The whole feed is at hand.
    }
    return null;
  }

  private HttpFields.Mutable describe(Response response, FeedSnapshot snapshot,
      Instant lastModified) {
    return response.getHeaders().add(VARY).add(NO_SNIFFING).add(ANYBODY).add(EXPOSED)
        .add(snapshot.isSettled(lastModified)
            ? snapshot.lastModified()
            : FeedSnapshot.lastModified(lastModified));
  }

  private static void send(Request request, Place place, Representation chosen, Response response,
      Callback callback) {
    var headers = response.getHeaders().add(chosen.tag()).add(place.contentType())
        .add(place.links());
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
