package io.newswire.syndication.websub;

import io.newswire.syndication.feed.FeedFile;
import org.jspecify.annotations.Nullable;

/**
 * What a callback is to be asked, or told.
 *
 * @param leaseSeconds as granted; 0 where it subscribes to nothing
 * @param reason of a denial; null where there is none
 */
record Intent(long id, Mode mode, FeedFile topic, Callback callback, int leaseSeconds,
    @Nullable String reason) {
  /** What about. */
  enum Mode {
    SUBSCRIBE, UNSUBSCRIBE,
    /** Asks nothing: the subscription has ended, or will not be. */
    DENIED
  }
}
