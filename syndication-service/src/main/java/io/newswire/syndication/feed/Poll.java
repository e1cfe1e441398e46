package io.newswire.syndication.feed;

import io.newswire.syndication.feed.FeedPlaces.Place;
import io.newswire.syndication.reader.Reader;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request for a feed's document.
 *
 * @param reader null where the feed is public
 * @param ifNoneMatch the header; null where it has none
 * @param coding in which it is to be answered
 */
record Poll(Request request, Place place, @Nullable Reader reader, @Nullable String ifNoneMatch,
    Coding coding) {
  static Poll of(Request request, Place place, @Nullable Reader reader) {
    return new Poll(request, place, reader, all(request, HttpHeader.IF_NONE_MATCH),
        AcceptedCodings.smallest(all(request, HttpHeader.ACCEPT_ENCODING)));
  }

  @Nullable
  String header(HttpHeader name) {
    return request.getHeaders().get(name);
  }

  @Nullable
  String header(String name) {
    return request.getHeaders().get(name);
  }

  boolean isForHeadersAlone() {
    return HttpMethod.HEAD.is(request.getMethod());
  }

  /** Whether the reader, having an older document, takes one that has only what is new. */
  boolean wantsNews() {
    return ifNoneMatch != null
        && InstanceManipulations.admitFeed(request.getHeaders().getValuesList("A-IM"));
  }

  /** Several lines of a header are one list (RFC 9110 §5.3); hardly anybody sends more than one. */
  private static @Nullable String all(Request request, HttpHeader name) {
    String first = null;
    for (var field : request.getHeaders()) {
      if (field.getHeader() == name) {
        if (first != null) {
          return String.join(",", request.getHeaders().getValuesList(name));
        }
        first = field.getValue();
      }
    }
    return first;
  }
}
