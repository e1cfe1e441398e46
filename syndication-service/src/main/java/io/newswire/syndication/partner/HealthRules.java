package io.newswire.syndication.partner;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an endpoint that fails is held, warned of and disabled; docs/endpoints.md has it in words.
 *
 * @param failuresInARow after so many an endpoint is degraded and held
 * @param shortestHold the first pause, doubled with each probe that fails
 * @param longestHold no pause is longer
 * @param longestAskedHold how long a partner may have everything held with Retry-After
 * @param disabledAfter nothing but failure for so long disables an endpoint
 * @param fewestFailures but not before so many attempts failed
 */
@ConfigurationProperties("newswire.webhook.health")
record HealthRules(
    @DefaultValue("5") int failuresInARow,
    @DefaultValue("10s") Duration shortestHold,
    @DefaultValue("5m") Duration longestHold,
    @DefaultValue("1h") Duration longestAskedHold,
    @DefaultValue("5d") Duration disabledAfter,
    @DefaultValue("10") int fewestFailures) {

  HealthRules {
    if (failuresInARow < 1 || fewestFailures < 1 || shortestHold.isNegative()
        || shortestHold.compareTo(longestHold) > 0 || disabledAfter.toHours() < 1) {
      throw new IllegalArgumentException("newswire.webhook.health is out of bounds");
    }
  }

  Duration hold(int holdsBefore) {
    var hold = shortestHold;
    for (int doubled = 0; doubled < holdsBefore && hold.compareTo(longestHold) < 0; doubled++) {
      hold = hold.multipliedBy(2);
    }
    return shorter(hold, longestHold);
  }

  Duration asked(Duration retryAfter) {
    return shorter(retryAfter, longestAskedHold);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
