package io.newswire.syndication.feed;

import java.nio.ByteBuffer;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.reader.Credentials;
import io.newswire.syndication.reader.Fetches;
import io.newswire.syndication.reader.Reader;
import io.newswire.syndication.reader.Readers;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Keeps private feeds to the readers that may have them, and takes down what those got. */
@Component
final class FeedAccess {
  private static final String TOKEN = "token";
  private final Readers readers;
  private final Fetches fetches;
  private final Problems problems;

  FeedAccess(Readers readers, Fetches fetches, Problems problems) {
    this.readers = readers;
    this.fetches = fetches;
    this.problems = problems;
  }

  /**
   * The reader who asks, by its {@code Authorization} or, for readers that can send no header, by the
   * parameter {@code token}. Null where it is not admitted: then the request is answered.
   */
  @Nullable
  Reader admit(Request request, FeedName feed, Response response, Callback callback) {
    var shown = shown(request);
    var reader = shown == null ? null : readers.reader(shown);
    if (reader != null && reader.mayRead(feed.value())) {
      return reader;
    }
    refuse(request, reader == null ? unauthorized(shown != null) : forbidden(feed), response,
        callback);
    return null;
  }

  private static @Nullable String shown(Request request) {
    var authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (authorization != null) {
      return Credentials.in(authorization);
    }
    var query = request.getHttpURI().getQuery();
    Fields.Field token = query == null ? null : Request.extractQueryParameters(request).get(TOKEN);
    return token == null ? null : token.getValue();
  }

  private static ProblemDetail unauthorized(boolean wasShown) {
    return Problems.of(HttpStatus.UNAUTHORIZED, "token-missing",
        wasShown ? "This token is not known" : "The feed is private",
        "Send a token that is in force: 'Authorization: Bearer TOKEN', or as the password of Basic"
            + " with any user name, or as the parameter 'token'.");
  }

  private static ProblemDetail forbidden(FeedName feed) {
    return Problems.of(HttpStatus.FORBIDDEN, "token-not-admitted",
        "This token does not admit to the feed",
        "Ask the newsroom for a token for the feed '" + feed + "'.");
  }

  private void refuse(Request request, ProblemDetail problem, Response response,
      Callback callback) {
    var body = problems.written(Request.getPathInContext(request), problem);
    response.setStatus(problem.getStatus());
    var headers = response.getHeaders();
    if (problem.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
      // Basic first: it is what readers ask their user for.
      headers.add(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"newswire feeds\", charset=\"UTF-8\"")
          .add(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"newswire feeds\"");
    }
    headers.add(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .add(HttpHeader.CACHE_CONTROL, "no-store")
        .add("X-Robots-Tag", "noindex, nofollow, noarchive");
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Takes down that the reader is sent this version of the feed. */
  void record(Reader reader, FeedName feed, FeedSnapshot snapshot, Request request) {
    fetches.record(reader, feed.value(), snapshot.hash(), snapshot.had(),
        request.getHeaders().get(HttpHeader.USER_AGENT));
  }
}
