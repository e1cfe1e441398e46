package io.newswire.syndication.websub;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.syndication.feed.FeedsRenewed;
import io.newswire.syndication.outbound.Signal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * New versions of feeds that the subscriptions have yet to be told of. Every copy of the service hears
 * of all; the one that writes first does the work of all.
 */
@Component
final class FeedNews {
  private final Map<String, Long> untold = new ConcurrentHashMap<>();
  private final Signal signal = new Signal();

  @EventListener
  void hear(FeedsRenewed renewed) {
    hear(renewed.versions());
  }

  void hear(Map<String, Long> versions) {
    versions.forEach((feed, version) -> untold.merge(feed, version, Math::max));
    signal.signal();
  }

  /** What is to be told; {@link #told} once it was. */
  Map<String, Long> untold() {
    return new HashMap<>(untold);
  }

  /** A version that came in the meantime stays. */
  void told(Map<String, Long> versions) {
    versions.forEach(untold::remove);
  }

  Signal signal() {
    return signal;
  }
}
