package io.newswire.syndication.webhook;

import java.util.List;

import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointSecrets.Opened;
import io.newswire.syndication.webhook.Claims.Ready;

/**
 * Deliveries that go to an endpoint in one request.
 *
 * @param id its webhook-id, which stays over retries
 * @param access with secrets in clear
 * @param events at least one
 */
record Batch(String id, Endpoint endpoint, Opened access, List<Ready> events) {
  Batch {
    events = List.copyOf(events);
  }

  @Override
  public String toString() {
    return "Batch[" + id + ", " + events + "]";
  }
}
