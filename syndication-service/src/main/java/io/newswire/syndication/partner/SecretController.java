package io.newswire.syndication.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Replaces an endpoint's signing secret. */
@RestController
class SecretController {
  private static final Set<String> FIELDS = Set.of("secret", "overlap");

  private final Endpoints endpoints;
  private final EndpointSecrets secrets;
  private final SigningSettings settings;
  private final Clock clock;

  SecretController(Endpoints endpoints, EndpointSecrets secrets, SigningSettings settings,
      Clock clock) {
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The new secret, shown this once.
   *
   * @param previousUntil how long the one before still signs; null where it has ended
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Replaced(String secret, @Nullable Instant previousUntil) {
    @Override
    public String toString() {
      return "Replaced[redacted]";
    }
  }

  @PostMapping("/partners/{partnerId}/endpoints/{id}/secret")
  ResponseEntity<Replaced> replace(@PathVariable String partnerId, @PathVariable String id,
      @RequestBody(required = false) @Nullable JsonNode body) {
    endpoints.known(partnerId, id);
    var submission = new Submission(
        body == null ? JsonNodeFactory.instance.objectNode() : body, "", FIELDS);
    var secret = submission.secret();
    var overlap = submission.overlap(settings);
    submission.check();
    var until = clock.instant().plus(overlap).truncatedTo(ChronoUnit.MILLIS);
    if (!secrets.replace(id, secret, overlap)) {
      throw Problems.refusal(HttpStatus.CONFLICT, "secrets-overlap", "Too many secrets sign",
          "Three replaced secrets sign still. Wait for one to end, or end them all with"
              + " \"overlap\": \"0s\".");
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .body(new Replaced(secret.text(), overlap.isZero() ? null : until));
  }
}
