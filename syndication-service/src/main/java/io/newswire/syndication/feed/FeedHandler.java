package io.newswire.syndication.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.syndication.entry.EntityTag;
import io.newswire.syndication.feed.FeedSnapshot.Representation;
import io.newswire.syndication.reader.Reader;
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
 * Serves feeds from their snapshots, in front of the servlets: a reader's poll needs no session
 * and none of the filters, which would cost several times what the answer does. Whatever it cannot
 * answer from a snapshot goes on to {@link FeedController}, which says why.
 */
@Component
final class FeedHandler extends Handler.Wrapper {
  private static final String FEEDS = "/feeds/";
  private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options",
      "nosniff");
  /** Of what everybody may read. */
  private static final List<HttpField> PUBLIC = List.of(NO_SNIFFING,
      new PreEncodedHttpField(HttpHeader.VARY, Browsers.VARY),
      new PreEncodedHttpField("Access-Control-Allow-Origin", "*"),
      new PreEncodedHttpField("Access-Control-Expose-Headers", "ETag, Link, IM"));
  /** Of what partners' readers get: it is for no index, and an address with a token in it for no log. */
  private static final List<HttpField> PRIVATE = List.of(NO_SNIFFING,
      new PreEncodedHttpField(HttpHeader.VARY, Browsers.VARY + ", Authorization"),
      new PreEncodedHttpField("X-Robots-Tag", "noindex, nofollow, noarchive"),
      new PreEncodedHttpField("Referrer-Policy", "no-referrer"));
  private static final HttpField MANIPULATED = new PreEncodedHttpField("IM", "feed");
  // RFC 3229 §10.9.1: a cache that does not know 226 must not give it to others.
  private static final HttpField NOT_TO_BE_KEPT = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
      "no-store");
  private static final int IM_USED = 226;

  private final FeedDirectory directory;
  private final FeedSnapshots snapshots;
  private final FeedLinks links;
  private final FeedAccess access;
  private final FeedMetrics metrics;
  private final FeedPolls polls;
  private final Clock clock;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final HttpField anybodysCache;
  private final HttpField readersCache;

  FeedHandler(FeedDirectory directory, FeedSnapshots snapshots, FeedLinks links,
      FeedAccess access, FeedMetrics metrics, FeedPolls polls, FeedSettings settings, Clock clock) {
    this.directory = directory;
    this.snapshots = snapshots;
    this.links = links;
    this.access = access;
    this.metrics = metrics;
    this.polls = polls;
    this.clock = clock;
    this.anybodysCache = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
        settings.cacheControl(false));
    this.readersCache = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
        settings.cacheControl(true));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var place = isReading(request) ? place(Request.getPathInContext(request)) : null;
    var feed = place == null ? null : directory.find(place.name());
    if (place == null || feed == null || !feed.isOpenAs(place.format())) {
      return super.handle(request, response, callback);
    }
    var reader = feed.isPrivate() ? access.admit(request, feed.name(), response, callback) : null;
    if (feed.isPrivate() && reader == null) {
      return true;
    }
    var snapshot = newest(place);
    if (snapshot == null) {
      return super.handle(request, response, callback);
    }
    answer(new Poll(request, place, reader), snapshot, response, callback);
    return true;
  }

  /** @param reader null where the feed is public */
  private record Poll(Request request, Place place, @Nullable Reader reader) {
    @Nullable
    String all(HttpHeader name) {
      return values(request.getHeaders(), name);
    }
  }

  /**
   * A feed in a format, and what each of its answers says.
   *
   * @param links the header, encoded
   * @param contentType the header, encoded
   */
  private record Place(FeedName name, FeedFormat format, HttpField links, HttpField contentType) {}

  /** Null where no feed ever lived there. */
  private @Nullable Place place(String path) {
    if (!path.startsWith(FEEDS)) {
      return null;
    }
    var place = places.get(path);
    if (place == null) {
      place = find(path.substring(FEEDS.length()));
      if (place != null) {
        places.put(path, place);
      }
    }
    return place;
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

  private void answer(Poll poll, FeedSnapshot snapshot, Response response, Callback callback) {
    var known = poll.all(HttpHeader.IF_NONE_MATCH);
    var chosen = snapshot.chosenBy(poll.all(HttpHeader.ACCEPT_ENCODING));
    var lastModified = snapshot.lastModifiedAt(clock.instant());
    if (Preconditions.isKnown(known, snapshot.isSettled(lastModified)
        ? poll.request().getHeaders().get(HttpHeader.IF_MODIFIED_SINCE)
        : null, chosen.etag(), lastModified)) {
      metrics.unchanged(poll.place().format());
      count(poll, true);
      describe(poll, response, snapshot, lastModified).add(cacheControl(poll)).add(chosen.tag());
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, null, callback);
      return;
    }
    count(poll, false);
    var newer = known == null ? null : newerThan(known, poll);
    if (newer == null) {
      metrics.sent(poll.place().format());
      describe(poll, response, snapshot, lastModified).add(cacheControl(poll));
      send(poll, snapshot, chosen, response, callback);
    } else {
      metrics.newer(poll.place().format());
      response.setStatus(IM_USED);
      describe(poll, response, newer, newer.lastModifiedAt(clock.instant())).add(NOT_TO_BE_KEPT)
          .add(MANIPULATED);
      send(poll, newer, newer.chosenBy(poll.all(HttpHeader.ACCEPT_ENCODING)), response, callback);
    }
  }

  private void count(Poll poll, boolean unchanged) {
    polls.seen(poll.place().name(), poll.place().format(), poll.reader(),
        poll.request().getHeaders().get(HttpHeader.USER_AGENT), unchanged);
  }

  /** What the reader has not got yet; null where it does not ask for that, or we cannot tell. */
  private @Nullable FeedSnapshot newerThan(String known, Poll poll) {
    if (!InstanceManipulations.admitFeed(poll.request().getHeaders().getValuesList("A-IM"))) {
      return null;
    }
    try {
      for (var tag : Preconditions.opaqueTags(known)) {
        var newer = snapshots.newestSince(poll.place().name(), poll.place().format(),
            EntityTag.hashIn(tag));
        if (newer != null) {
          return newer;
        }
      }
    } catch (DataAccessException | TransactionException away) {
      // The whole feed is at hand.
    }
    return null;
  }

  private HttpField cacheControl(Poll poll) {
    return poll.reader() == null ? anybodysCache : readersCache;
  }

  private static HttpFields.Mutable describe(Poll poll, Response response, FeedSnapshot snapshot,
      Instant lastModified) {
    var headers = response.getHeaders();
    for (var field : poll.reader() == null ? PUBLIC : PRIVATE) {
      headers.add(field);
    }
    return headers.add(snapshot.isSettled(lastModified)
        ? snapshot.lastModified()
        : FeedSnapshot.lastModified(lastModified));
  }

  private void send(Poll poll, FeedSnapshot snapshot, Representation chosen, Response response,
      Callback callback) {
    var headers = response.getHeaders().add(chosen.tag()).add(poll.place().links());
    if (Browsers.open(poll.place().format(),
        poll.request().getHeaders().get(Browsers.DESTINATION))) {
      headers.add(HttpHeader.CONTENT_TYPE, Browsers.CONTENT_TYPE)
          .add("Content-Security-Policy", Browsers.CONTENT_SECURITY_POLICY);
    } else {
      headers.add(poll.place().contentType());
    }
    chosen.about().forEach(headers::add);
    if (HttpMethod.HEAD.is(poll.request().getMethod())) {
      response.write(true, null, callback);
      return;
    }
    if (poll.reader() != null) {
      access.record(poll.reader(), poll.place().name(), snapshot,
          poll.request().getHeaders().get(HttpHeader.USER_AGENT));
    }
    response.write(true, chosen.buffer(), callback);
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
}
