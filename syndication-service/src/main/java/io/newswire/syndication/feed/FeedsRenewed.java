package io.newswire.syndication.feed;

import java.util.Map;

/**
 * That feeds have new versions: published on every copy of the service as soon as it hears of them,
 * and with all feeds once after the start. Listeners return at once; the same version may come again.
 *
 * @param versions by the feeds' names
 */
public record FeedsRenewed(Map<String, Long> versions) {
  public FeedsRenewed {
    versions = Map.copyOf(versions);
  }
}
