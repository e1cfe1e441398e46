package io.newswire.syndication.partner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;

/**
 * How webhooks' secrets and keys are changed.
 *
 * @param ed25519 whether webhooks are signed with our key as well as with the endpoint's secret
 * @param overlap how long a replaced one signs beside the new one, where nobody says otherwise
 * @param longestOverlap the most that may be asked for
 */
@ConfigurationProperties("newswire.webhook.signing")
public record SigningSettings(
    @DefaultValue("true") boolean ed25519,
    @DefaultValue("24h") Duration overlap,
    @DefaultValue("30d") Duration longestOverlap) {
  public SigningSettings {
    if (overlap.isNegative() || overlap.compareTo(longestOverlap) > 0) {
      throw new IllegalArgumentException("newswire.webhook.signing: 0 ≤ overlap ≤ longest-overlap");
    }
  }

  /** The overlap that a request asks for, or else the usual one; null where it may not be had. */
  public @Nullable Duration overlap(@Nullable JsonNode request) {
    if (request == null || !request.has("overlap")) {
      return overlap;
    }
    var asked = OptionsReader.duration(request.path("overlap"));
    return asked == null || asked.compareTo(longestOverlap) > 0 ? null : asked;
  }

  /** What to say where there is none. */
  public String remedy() {
    return "must be a time such as 30m, 24h or 2d, at most " + longestOverlap.toHours() + "h";
  }
}
