package io.newswire.syndication.websub;

import java.time.Duration;

import io.newswire.syndication.feed.FeedFile;
import org.jspecify.annotations.Nullable;

/** What was posted to the hub, once nothing in it is wrong. */
sealed interface HubRequest {
  /**
   * @param lease as granted
   * @param token the id of the reader's token, where the feed is private; null where it is public
   * @param secret in clear; null where content is not to be signed
   */
  record Subscribe(FeedFile topic, @Nullable String token, Callback callback, Duration lease,
      @Nullable String secret, SignatureAlgorithm algorithm) implements HubRequest {
    @Override
    public String toString() {
      return "Subscribe[" + topic + ", " + callback + "]";
    }
  }

  record Unsubscribe(FeedFile topic, Callback callback) implements HubRequest {}

  /** A publisher's ping for feeds of ours. */
  record Publish() implements HubRequest {}
}
