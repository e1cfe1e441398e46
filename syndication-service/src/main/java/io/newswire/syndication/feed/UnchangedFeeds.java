package io.newswire.syndication.feed;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.stereotype.Component;

/**
 * Tells those who poll a public feed that they have its newest document: most polls end so. It stands
 * before everything else, the statistics by which a stopping server waits for what is under way included:
 * they would cost more than the answer, which is out before anybody could wait for it.
 */
@Component
final class UnchangedFeeds extends Handler.Wrapper {
  private final AskedFeeds feeds;
  private final FeedAnswers answers;

  UnchangedFeeds(AskedFeeds feeds, FeedAnswers answers) {
    this.feeds = feeds;
    this.answers = answers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws Exception {
    var asked = feeds.in(request);
    return asked != null && !asked.feed().isPrivate()
        && answers.ifUnchanged(Poll.of(request, asked.place(), null), asked.feed(), response,
            callback)
        || super.handle(request, response, callback);
  }
}
