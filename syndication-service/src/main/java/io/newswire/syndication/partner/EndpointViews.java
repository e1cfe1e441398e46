package io.newswire.syndication.partner;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows endpoints, with all that belongs to them and nothing that is secret. */
@Component
public final class EndpointViews {
  private final EndpointCredentials credentials;
  private final EndpointHealth health;
  private final HealthRules rules;

  EndpointViews(EndpointCredentials credentials, EndpointHealth health, HealthRules rules) {
    this.credentials = credentials;
    this.health = health;
    this.rules = rules;
  }

  public EndpointView of(Endpoint endpoint) {
    return of(endpoint, null);
  }

  /** @param secret the signing secret, in the answer that makes it and never again */
  EndpointView of(Endpoint endpoint, @Nullable String secret) {
    return EndpointView.of(endpoint, credentials.of(endpoint.id()), health.of(endpoint.id()), rules,
        secret);
  }
}
