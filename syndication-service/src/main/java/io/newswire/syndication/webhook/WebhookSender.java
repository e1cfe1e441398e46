package io.newswire.syndication.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;

import io.newswire.syndication.outbound.Answer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.outbound.OutboundClient;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one signed webhook. */
@Component
final class WebhookSender implements DisposableBean {
  private static final int GONE = 410;

  private final OutboundClient client;
  private final Clock clock;

  WebhookSender(AddressGuard guard, WebhookSettings settings, Clock clock) {
    this.client = new OutboundClient("Newswire-Webhooks/1", settings.bounds(), guard, clock);
    this.clock = clock;
  }

  /** Makes one attempt; whatever goes wrong is its outcome. */
  Attempt send(URI url, Delivery delivery, String secret, byte[] body) {
    var now = clock.instant();
    var webhookId = delivery.webhookId();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json; charset=UTF-8");
    headers.put("webhook-id", webhookId);
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", WebhookSignature.of(secret, webhookId, now, body));
    if (delivery.replay() != null) {
      headers.put("newswire-replay", delivery.replay());
    }
    var exchange = client.post(url, headers, body);
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
          answered.retryAfter());
      case Answered(var status, _, var retryAfter) -> new Refused(status, "answered " + status,
          retryAfter);
    };
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
