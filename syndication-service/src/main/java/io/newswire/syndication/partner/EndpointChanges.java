package io.newswire.syndication.partner;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.newswire.syndication.partner.Endpoint.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and changes endpoints, each with all that belongs to it in one transaction. */
@Component
public final class EndpointChanges {
  private final Endpoints endpoints;
  private final EndpointCredentials credentials;
  private final EndpointHealth health;
  private final EndpointEvents events;
  private final SecretVault vault;
  private final ApplicationEventPublisher publisher;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EndpointChanges(Endpoints endpoints, EndpointCredentials credentials, EndpointHealth health,
      EndpointEvents events, SecretVault vault, ApplicationEventPublisher publisher,
      TransactionTemplate transaction, Clock clock) {
    this.endpoints = endpoints;
    this.credentials = credentials;
    this.health = health;
    this.events = events;
    this.vault = vault;
    this.publisher = publisher;
    this.transaction = transaction;
    this.clock = clock;
  }

  Endpoint add(String partnerId, EndpointDefinition definition, Status status,
      SigningSecret secret) {
    return add(UUID.randomUUID().toString(), partnerId, definition, status, secret);
  }

  Endpoint add(String id, String partnerId, EndpointDefinition definition, Status status,
      SigningSecret secret) {
    var endpoint = new Endpoint(id, partnerId, definition.url(), definition.format(),
        definition.filter(), definition.options(), status, null, vault.seal(secret.text()), false,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    transaction.executeWithoutResult(_ -> {
      endpoints.add(endpoint);
      credentials.put(id, definition.credentials());
    });
    return endpoint;
  }

  /** What the endpoint is; its status stays. */
  void define(String id, EndpointDefinition definition) {
    transaction.executeWithoutResult(_ -> {
      endpoints.define(id, definition);
      credentials.put(id, definition.credentials());
    });
    publisher.publishEvent(new EndpointChanged(id, false));
  }

  /** The same, where it is not that already: what was to be tried later stays so. */
  void defineAnew(Endpoint endpoint, EndpointDefinition definition) {
    var present = new EndpointDefinition(endpoint.url(), endpoint.format(), endpoint.filter(),
        endpoint.options(), credentials.of(endpoint.id()));
    if (!present.isSameAs(definition)) {
      define(endpoint.id(), definition);
    }
  }

  /**
   * Whoever opens an endpoint again has looked after it: it begins with a clean slate. A pause that
   * somebody else has made already is theirs from now on.
   */
  public void setStatus(Endpoint endpoint, Status status, String reason) {
    if (endpoint.status() == status
        && (status != Status.PAUSED || reason.equals(endpoint.statusReason()))) {
      return;
    }
    transaction.executeWithoutResult(_ -> {
      endpoints.setStatus(endpoint.id(), status, reason);
      events.add(endpoint.id(), clock.instant(), status, reason);
      if (status == Status.ACTIVE) {
        health.forget(endpoint.id());
      }
    });
    publisher.publishEvent(new EndpointChanged(endpoint.id(),
        status.isOpen() && !endpoint.status().isOpen()));
  }
}
