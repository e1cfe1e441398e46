package io.newswire.syndication.feed;

import java.nio.ByteBuffer;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.reader.Credentials;
import io.newswire.syndication.reader.Fetches;
import io.newswire.syndication.reader.Reader;
import io.newswire.syndication.reader.Readers;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

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
  Reader admit(Request request, Feed feed, Response response, Callback callback) {
    try {
      return admit(feed, request.getHeaders().get(HttpHeader.AUTHORIZATION), token(request));
    } catch (ErrorResponseException refused) {
      refuse(request, refused, response, callback);
      return null;
    }
  }

  private static @Nullable String token(Request request) {
    return request.getHttpURI().getQuery() == null
        ? null
        : Request.extractQueryParameters(request).getValue(TOKEN);
  }

  /**
   * The same behind the servlets.
   *
   * @throws ErrorResponseException where it is not admitted
   */
  Reader admit(HttpServletRequest request, Feed feed) {
    return admit(feed, request.getHeader(HttpHeaders.AUTHORIZATION), request.getParameter(TOKEN));
  }

  private Reader admit(Feed feed, @Nullable String authorization, @Nullable String parameter) {
    var shown = authorization == null ? parameter : Credentials.in(authorization);
    var reader = shown == null ? null : readers.reader(shown);
    if (reader == null) {
      throw unauthorized(shown != null);
    }
    if (!feed.admits(reader)) {
      throw kept(Problems.refusal(HttpStatus.FORBIDDEN, "token-not-admitted",
          "This token does not admit to the feed",
          reader.mayRead(feed.name().value())
              ? "'" + feed.name()
                  + "' has articles under embargo: ask the newsroom for early access."
              : "Ask the newsroom for a token for the feed '" + feed.name() + "'."));
    }
    return reader;
  }

  private static ErrorResponseException unauthorized(boolean wasShown) {
    var refusal = kept(Problems.refusal(HttpStatus.UNAUTHORIZED, "token-missing",
        wasShown ? "This token is not known" : "The feed is private",
        "Send a token that is in force: 'Authorization: Bearer TOKEN', or as the password of Basic"
            + " with any user name, or as the parameter 'token'."));
    // Basic first: it is what readers ask their user for.
    refusal.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE,
        "Basic realm=\"newswire feeds\", charset=\"UTF-8\"");
    refusal.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"newswire feeds\"");
    return refusal;
  }

  private static ErrorResponseException kept(ErrorResponseException refusal) {
    refusal.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    refusal.getHeaders().set("X-Robots-Tag", "noindex, nofollow, noarchive");
    return refusal;
  }

  private void refuse(Request request, ErrorResponseException refused, Response response,
      Callback callback) {
    response.setStatus(refused.getStatusCode().value());
    refused.getHeaders().forEach((name, values) -> values
        .forEach(value -> response.getHeaders().add(name, value)));
    response.getHeaders().add(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.write(true, ByteBuffer.wrap(
        problems.written(Request.getPathInContext(request), refused.getBody())), callback);
  }

  /** Takes down that the reader is sent this document of the feed. */
  void record(Reader reader, FeedName feed, FeedSnapshot snapshot, @Nullable String agent) {
    fetches.record(reader, feed.value(), snapshot.validators().hash(), snapshot.had(), agent);
  }
}
