package io.newswire.syndication.reader;

import java.util.Set;

/**
 * A partner's feed reader, by the token that it shows.
 *
 * @param token the token's id, which is no secret
 * @param partner the partner's id
 * @param earlyAccess whether the partner may have articles before their embargo ends
 * @param feeds the names of those that it is admitted to; none: every private feed
 */
public record Reader(String token, String partner, boolean earlyAccess, Set<String> feeds) {
  public Reader {
    feeds = Set.copyOf(feeds);
  }

  public boolean mayRead(String feed) {
    return feeds.isEmpty() || feeds.contains(feed);
  }
}
