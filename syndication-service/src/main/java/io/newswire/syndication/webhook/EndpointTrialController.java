package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.partner.EndpointSecrets;
import io.newswire.syndication.partner.Endpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tries an endpoint out, whatever its status: with a ping, or without sending anything. */
@RestController
@RequestMapping("/partners/{partnerId}/endpoints/{id}")
class EndpointTrialController {
  private final Endpoints endpoints;
  private final EndpointSecrets secrets;
  private final WebhookSender sender;
  private final Entries entries;
  private final Preview preview;
  private final JsonMapper json;
  private final Clock clock;

  EndpointTrialController(Endpoints endpoints, EndpointSecrets secrets, WebhookSender sender,
      Entries entries, Preview preview, JsonMapper json, Clock clock) {
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.sender = sender;
    this.entries = entries;
    this.preview = preview;
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
  record Pinged(String id, boolean accepted, @Nullable Integer status, @Nullable String reason,
      long durationMs, @Nullable String response) {}

  @PostMapping("/ping")
  Pinged ping(@PathVariable String partnerId, @PathVariable String id) {
    var endpoint = endpoints.known(partnerId, id);
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

  @GetMapping("/preview")
  Preview.View preview(@PathVariable String partnerId, @PathVariable String id,
      @RequestParam String article) {
    var endpoint = endpoints.known(partnerId, id);
    var entry = entries.find(new ArticleId(article));
    if (entry == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found", "There is no such article",
          "No article '" + article + "' has arrived here.");
    }
    return preview.of(endpoint, entry);
  }
}
