package io.newswire.syndication.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long it is remembered what was sent.
 *
 * @param attempts how long attempts are kept, with headers and answers; whole days
 * @param kills how long after a kill its deliveries and its ledger are kept
 * @param superseded how long deliveries are kept that were replaced before they were ever sent
 */
@ConfigurationProperties("newswire.webhook.history")
record HistorySettings(
    @DefaultValue("30d") Duration attempts,
    @DefaultValue("730d") Duration kills,
    @DefaultValue("30d") Duration superseded) {

  HistorySettings {
    if (attempts.toDays() < 1 || kills.toDays() < 15 || superseded.toDays() < 1) {
      throw new IllegalArgumentException("newswire.webhook.history: attempts and superseded must be"
          + " 1d or more, and kills 15d or more, since kills are tried for 14 days");
    }
  }
}
