package io.newswire.syndication.feed;

import java.nio.ByteBuffer;

import io.newswire.platform.problem.Problems;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Turns away clients that ask for feeds without end. A client is an address: behind a proxy of one's own,
 * {@code server.forward-headers-strategy=native} makes it the reader's.
 */
final class PollLimit implements Request.Handler {
  private static final int MOST_CLIENTS = 100_000;
  private final Problems problems;

  private PollLimit(Problems problems) {
    this.problems = problems;
  }

  /** @param perSecond that one client may ask, on average over a while */
  static DoSHandler of(int perSecond, Problems problems) {
    var limit = new DoSHandler(null, DoSHandler.ID_FROM_REMOTE_ADDRESS,
        new DoSHandler.LeakingBucketTrackerFactory(perSecond), new PollLimit(problems),
        MOST_CLIENTS);
    limit.includePath("/feeds/*");
    return limit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.getHeaders()
        .add(HttpHeader.RETRY_AFTER, 5)
        .add(HttpHeader.CACHE_CONTROL, "no-store")
        .add(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.write(true, ByteBuffer.wrap(problems.written(Request.getPathInContext(request),
        Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-polls", "Too many polls",
            "Ask again in a few seconds, with If-None-Match; or subscribe at the hub."))),
        callback);
    return true;
  }
}
