package io.newswire.syndication.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;

import io.newswire.platform.trace.Tracing;
import io.newswire.syndication.outbound.Answer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.outbound.OutboundClient;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointSecrets.Opened;
import io.newswire.syndication.partner.SigningSettings;
import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one signed webhook. */
@Component
final class WebhookSender implements DisposableBean {
  private static final int GONE = 410;

  private final OutboundClient client;
  private final SigningKeys keys;
  private final boolean isSignedByKeys;
  private final Clock clock;

  WebhookSender(AddressGuard guard, SigningKeys keys, SigningSettings signing,
      WebhookSettings settings, Clock clock) {
    this.isSignedByKeys = signing.ed25519();
    this.keys = keys;
    this.client = new OutboundClient("Newswire-Webhooks/1", settings.bounds(), guard, clock);
    this.clock = clock;
  }

  /**
   * Makes one attempt; whatever goes wrong is its outcome.
   *
   * @param replay that it is part of; null where it came with the news
   * @param traceparent for the partner's own trace; null where nothing is recorded
   */
  Attempt send(Endpoint endpoint, Opened access, String webhookId, @Nullable String replay,
      @Nullable String traceparent, byte[] body) {
    var now = clock.instant();
    var headers = new HashMap<>(access.credentials().toSend());
    headers.put("Content-Type", "application/json; charset=UTF-8");
    headers.put("webhook-id", webhookId);
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature",
        WebhookSignature.of(access.signing(), isSignedByKeys ? keys.signing() : List.of(),
            webhookId, now, body));
    if (traceparent != null) {
      headers.put(Tracing.HEADER, traceparent);
    }
    if (replay != null) {
      headers.put("newswire-replay", replay);
    }
    var exchange = client.post(endpoint.url(), headers, body, endpoint.options().timeout(),
        access.credentials().tls());
    return new Attempt(outcome(exchange.answer()), exchange.startedAt(), exchange.duration(),
        exchange.answer() instanceof Answered answered ? answered.text() : null,
        exchange.trace());
  }

  private static AttemptOutcome outcome(Answer answer) {
    return switch (answer) {
      case Unanswered(var reason) -> new Unreachable(reason);
      case Answered answered when answered.isSuccess() -> new Accepted(answered.status());
      case Answered answered when answered.status() == GONE -> new Gone();
      case Answered answered when answered.isRedirect() -> new Refused(answered.status(),
          answered.status() + ": redirects are not followed; register the new URL",
          null);
      case Answered(var status, _, var retryAfter) -> new Refused(status, "answered " + status,
          retryAfter);
    };
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
