package io.newswire.syndication.websub;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What subscribers may ask of the hub.
 *
 * @param defaultLease where a subscriber names none
 * @param shortestLease granted to whoever asks for less
 * @param longestLease granted to whoever asks for more
 * @param subscriptionsPerClient from one address, at one time
 * @param subscriptionsPerHost to callbacks on one host, at one time
 * @param requestsPerMinute from one address, and likewise to callbacks on one host: each makes us call
 *     the callback
 * @param intentsKept how long what came of a request is remembered; a minute or more, since the rate
 *     is counted from it
 */
@ConfigurationProperties("newswire.websub")
record HubSettings(
    @DefaultValue("10d") Duration defaultLease,
    @DefaultValue("5m") Duration shortestLease,
    @DefaultValue("30d") Duration longestLease,
    @DefaultValue("5000") int subscriptionsPerClient,
    @DefaultValue("5000") int subscriptionsPerHost,
    @DefaultValue("300") int requestsPerMinute,
    @DefaultValue("1h") Duration intentsKept) {

  HubSettings {
    if (shortestLease.toSeconds() < 1 || shortestLease.compareTo(defaultLease) > 0
        || defaultLease.compareTo(longestLease) > 0 || longestLease.toDays() > 3650) {
      throw new IllegalArgumentException(
          "newswire.websub: shortest-lease ≤ default-lease ≤ longest-lease, within ten years");
    }
    if (intentsKept.toSeconds() < 60) {
      throw new IllegalArgumentException("newswire.websub.intents-kept must be 1m or more");
    }
  }

  /** The lease that a subscriber gets for the one it asked for. */
  Duration granted(Duration asked) {
    if (asked.compareTo(shortestLease) < 0) {
      return shortestLease;
    }
    return asked.compareTo(longestLease) > 0 ? longestLease : asked;
  }
}
