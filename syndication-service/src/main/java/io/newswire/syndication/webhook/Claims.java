package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.outbound.WorkLoop.Claimed;
import io.newswire.syndication.webhook.RevisionTraces.Revision;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.EndpointSecrets;
import io.newswire.syndication.partner.EndpointSecrets.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims what is due and makes it ready to be sent, many deliveries with a handful of queries. Between
 * the claim and the sending a newer revision may come; it waits until this one is through.
 */
@Component
final class Claims {
  /** Until somebody has given the service the key that an endpoint's secret was sealed with. */
  private static final Duration UNSIGNABLE = Duration.ofMinutes(1);

  private final DueDeliveries deliveries;
  private final Closings closings;
  private final Endpoints endpoints;
  private final WebhookBody bodies;
  private final EndpointSecrets secrets;
  private final RevisionTraces traces;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Claims(DueDeliveries deliveries, Closings closings, Endpoints endpoints, WebhookBody bodies,
      EndpointSecrets secrets, RevisionTraces traces,
      TransactionTemplate transaction, Clock clock) {
    this.deliveries = deliveries;
    this.closings = closings;
    this.endpoints = endpoints;
    this.bodies = bodies;
    this.secrets = secrets;
    this.traces = traces;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A claimed delivery with everything that an attempt needs.
   *
   * @param access with secrets in clear
   * @param traceparent of the step that took the revision in; null where none is recorded
   */
  record Ready(Delivery delivery, Endpoint endpoint, Opened access, byte[] body,
      @Nullable String traceparent) {
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
    return new Claimed<>(claimed.size(), ready(claimed));
  }

  /** Those of the claimed deliveries that can be sent; the others are put back or closed. */
  List<Ready> ready(List<Delivery> claimed) {
    var known = endpoints.findAll(
        claimed.stream().map(Delivery::endpointId).collect(Collectors.toSet()));
    var opened = secrets.of(known.values());
    var receivers = new LinkedHashMap<Delivery, Endpoint>();
    for (var delivery : claimed) {
      var endpoint = known.get(delivery.endpointId());
      if (endpoint != null && isSentTo(endpoint, delivery)) {
        receivers.put(delivery, endpoint);
      } else {
        deliveries.release(delivery);
      }
    }
    var made = bodies.of(receivers, clock.instant());
    var traced = traces.of(receivers.keySet());
    var ready = new ArrayList<Ready>();
    for (var delivery : receivers.keySet()) {
      var body = made.bodies().get(delivery);
      var endpoint = known.get(delivery.endpointId());
      var access = opened.get(delivery.endpointId());
      if (made.expired().contains(delivery)) {
        closings.expire(delivery, clock.instant());
      } else if (body == null || endpoint == null) {
        closings.supersede(delivery, clock.instant());
      } else if (access == null) {
        deliveries.postpone(delivery, clock.instant().plus(UNSIGNABLE));
      } else {
        ready.add(new Ready(delivery, endpoint, access, body,
            traced.get(new Revision(delivery.article(), delivery.revision()))));
      }
    }
    return ready;
  }

  private static boolean isSentTo(Endpoint endpoint, Delivery delivery) {
    return endpoint.status().isOpen()
        || endpoint.status() == Endpoint.Status.DISABLED && delivery.event() == Kind.KILLED;
  }
}
