package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.syndication.outbound.WorkLoop.Claimed;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.SecretVault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims what is due and makes it ready to be sent, many deliveries with a handful of queries. Between
 * the claim and the sending a newer revision may come; it waits until this one is through.
 */
@Component
final class Claims {
  private final Deliveries deliveries;
  private final Closings closings;
  private final Endpoints endpoints;
  private final WebhookBody bodies;
  private final SecretVault vault;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Claims(Deliveries deliveries, Closings closings, Endpoints endpoints, WebhookBody bodies,
      SecretVault vault,
      TransactionTemplate transaction, Clock clock) {
    this.deliveries = deliveries;
    this.closings = closings;
    this.endpoints = endpoints;
    this.bodies = bodies;
    this.vault = vault;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A claimed delivery with everything that an attempt needs.
   *
   * @param secret in clear
   */
  record Ready(Delivery delivery, Endpoint endpoint, String secret, byte[] body) {
    @Override
    public String toString() {
      return "Ready[" + delivery + "]";
    }
  }

  /** Claims at most so many. */
  Claimed<Ready> take(int most) {
    var claimed = transaction.execute(_ -> deliveries.claim(most, clock.instant()));
    if (claimed == null || claimed.isEmpty()) {
      return new Claimed<>(0, List.of());
    }
    var known = endpoints.findAll(
        claimed.stream().map(Delivery::endpointId).collect(Collectors.toSet()));
    var secrets = known.values().stream()
        .collect(Collectors.toMap(Endpoint::id, endpoint -> vault.open(endpoint.secret())));
    var formats = new LinkedHashMap<Delivery, String>();
    for (var delivery : claimed) {
      var endpoint = known.get(delivery.endpointId());
      if (endpoint != null && endpoint.status() == Endpoint.Status.ACTIVE) {
        formats.put(delivery, endpoint.format());
      } else {
        deliveries.release(delivery);
      }
    }
    var made = bodies.of(formats);
    var ready = new ArrayList<Ready>();
    for (var delivery : formats.keySet()) {
      var body = made.get(delivery);
      var endpoint = known.get(delivery.endpointId());
      var secret = secrets.get(delivery.endpointId());
      if (body == null || endpoint == null || secret == null) {
        closings.supersede(delivery, clock.instant());
      } else {
        ready.add(new Ready(delivery, endpoint, secret, body));
      }
    }
    return new Claimed<>(claimed.size(), ready);
  }
}
