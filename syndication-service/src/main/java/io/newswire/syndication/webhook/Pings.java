package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends endpoints a signed webhook that means nothing, and tells what came back. */
@Component
public final class Pings {
  private final EndpointSecrets secrets;
  private final WebhookSender sender;
  private final JsonMapper json;
  private final Clock clock;

  Pings(EndpointSecrets secrets, WebhookSender sender, JsonMapper json, Clock clock) {
    this.secrets = secrets;
    this.sender = sender;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What came of a ping.
   *
   * @param status null where no answer came
   * @param response the beginning of the answer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pinged(String id, boolean accepted, @Nullable Integer status,
      @Nullable String reason,
      long durationMs, @Nullable String response) {}

  /** Pings, whatever the endpoint's status. */
  public Pinged ping(Endpoint endpoint) {
    var id = endpoint.id();
    var access = secrets.of(List.of(endpoint)).get(id);
    if (access == null) {
      throw Problems.refusal(HttpStatus.CONFLICT, "secrets-locked", "The secrets are locked",
          "What the endpoint's secrets were sealed with is neither NEWSWIRE_SECRETS_KEY nor among"
              + " NEWSWIRE_SECRETS_OTHER_KEYS.");
    }
    var webhookId = "ping_" + UUID.randomUUID().toString().replace("-", "");
    var body = json.writeValueAsBytes(Map.of("type", "endpoint.ping",
        "timestamp", clock.instant().toString(), "data", Map.of("endpointId", id)));
    var attempt = sender.send(endpoint, access, webhookId, null, null, body);
    var outcome = attempt.outcome();
    return new Pinged(webhookId, outcome instanceof AttemptOutcome.Accepted,
        outcome.receivedStatus(), outcome.failure(), attempt.duration().toMillis(),
        attempt.response());
  }
}
