package io.newswire.syndication.feed;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.springframework.stereotype.Component;

/**
 * Serves feeds in front of the servlets: a reader's poll needs no session and none of the filters, which
 * would cost several times what the answer does. Most polls end before, at {@link UnchangedFeeds}. What is
 * in memory is answered on the thread that has read the request; whatever has to be made, and all that
 * others answer, is passed to a thread that may wait. Feeds that are not there to be answered go on to
 * {@link FeedController}, which says why.
 */
@Component
final class FeedHandler extends Handler.Wrapper {
  private final AskedFeeds feeds;
  private final FeedAccess access;
  private final FeedAnswers answers;

  FeedHandler(AskedFeeds feeds, FeedAccess access, FeedAnswers answers) {
    this.feeds = feeds;
    this.access = access;
    this.answers = answers;
  }

  /** Whatever may wait does so on another thread. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var asked = feeds.in(request);
    if (asked == null) {
      later(request, response, callback, () -> super.handle(request, response, callback));
      return true;
    }
    var feed = asked.feed();
    var reader = feed.isPrivate() ? access.admit(request, feed, response, callback) : null;
    if (feed.isPrivate() && reader == null) {
      return true;
    }
    var poll = Poll.of(request, asked.place(), reader);
    if (!answers.atOnce(poll, feed, response, callback)) {
      later(request, response, callback, () -> answers.withNewest(poll, response, callback)
          || super.handle(request, response, callback));
    }
    return true;
  }

  /** Answers a request, or says that it is not its business. */
  private interface Answering {
    boolean answer() throws Exception;
  }

  private static void later(Request request, Response response, Callback callback,
      Answering answering) {
    VirtualThreads.execute(request.getComponents().getExecutor(), () -> {
      try {
        if (!answering.answer()) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Throwable failure) {
        Response.writeError(request, response, callback, failure);
      }
    });
  }
}
