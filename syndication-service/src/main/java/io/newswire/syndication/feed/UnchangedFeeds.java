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
  private final FeedDirectory directory;
  private final FeedPlaces places;
  private final FeedAnswers answers;

  UnchangedFeeds(FeedDirectory directory, FeedPlaces places, FeedAnswers answers) {
    this.directory = directory;
    this.places = places;
    this.answers = answers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws Exception {
    var place = FeedHandler.isReading(request)
        ? places.find(Request.getPathInContext(request))
        : null;
    var feed = place == null ? null : directory.find(place.name());
    return place != null && feed != null && !feed.isPrivate() && feed.isOpenAs(place.format())
        && answers.ifUnchanged(Poll.of(request, place, null), feed, response, callback)
        || super.handle(request, response, callback);
  }
}
