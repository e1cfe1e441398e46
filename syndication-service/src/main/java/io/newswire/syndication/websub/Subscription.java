package io.newswire.syndication.websub;

import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.partner.SealedSecret;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose feed has something new for it.
 *
 * @param token the id of the reader's token; null where the feed was public when it subscribed
 * @param secret null where content is not to be signed
 * @param newestVersion of the feed, as far as it was told
 * @param failures attempts that failed since the last that arrived
 */
record Subscription(long id, FeedFile topic, Callback callback, @Nullable String token,
    @Nullable SealedSecret secret, SignatureAlgorithm algorithm, long newestVersion, int failures) {
  boolean isFailing() {
    return failures > 0;
  }
}
