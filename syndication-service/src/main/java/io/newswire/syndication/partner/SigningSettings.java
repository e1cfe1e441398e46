package io.newswire.syndication.partner;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks' secrets and keys are changed.
 *
 * @param overlap how long a replaced one signs beside the new one, where nobody says otherwise
 * @param longestOverlap the most that may be asked for
 */
@ConfigurationProperties("newswire.webhook.signing")
public record SigningSettings(
    @DefaultValue("24h") Duration overlap,
    @DefaultValue("30d") Duration longestOverlap) {
  public SigningSettings {
    if (overlap.isNegative() || overlap.compareTo(longestOverlap) > 0) {
      throw new IllegalArgumentException("newswire.webhook.signing: 0 ≤ overlap ≤ longest-overlap");
    }
  }
}
