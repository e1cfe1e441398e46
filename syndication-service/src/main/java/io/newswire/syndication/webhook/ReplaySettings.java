package io.newswire.syndication.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast replays go. News of the day stands behind what a replay has made due already.
 *
 * @param perSecond deliveries a second that a replay plans where its request says nothing
 * @param mostPerSecond the most that a request may ask for
 * @param window deliveries of one replay that are due and not yet through, at most
 */
@ConfigurationProperties("newswire.webhook.replay")
record ReplaySettings(
    @DefaultValue("20") int perSecond,
    @DefaultValue("200") int mostPerSecond,
    @DefaultValue("50") int window) {

  ReplaySettings {
    if (perSecond < 1 || mostPerSecond < perSecond || window < 1) {
      throw new IllegalArgumentException("newswire.webhook.replay is out of bounds");
    }
  }
}
