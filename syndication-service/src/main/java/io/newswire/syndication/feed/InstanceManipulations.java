package io.newswire.syndication.feed;

import java.util.List;

/** What a request says of instance manipulations (RFC 3229 §10.5.3). */
final class InstanceManipulations {
  private InstanceManipulations() {}

  /**
   * Whether the reader takes a feed that has only what is new, the manipulation {@code feed}
   * (https://bobwyman.pubsub.com/main/2004/09/using_rfc3229_w.html, registered nowhere, and understood by
   * those readers that understand any).
   *
   * @param values of {@code A-IM}; none where the request has no such header
   */
  static boolean admitFeed(List<String> values) {
    return values.stream().anyMatch(value -> AcceptedCodings.admit(value, "feed"));
  }
}
