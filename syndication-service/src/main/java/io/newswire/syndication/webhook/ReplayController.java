package io.newswire.syndication.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Endpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Bulk replays of an endpoint, with their progress. */
@RestController
@RequestMapping("/partners/{partner}/endpoints/{endpoint}/replays")
class ReplayController {
  private static final int LONGEST_KEY = 200;

  private final Replays replays;
  private final ReplayStart starting;
  private final Endpoints endpoints;
  private final ReplaySettings settings;
  private final Clock clock;

  ReplayController(Replays replays, ReplayStart starting, Endpoints endpoints,
      ReplaySettings settings, Clock clock) {
    this.replays = replays;
    this.starting = starting;
    this.endpoints = endpoints;
    this.settings = settings;
    this.clock = clock;
  }

  /** Starts a replay; with an Idempotency-Key that came before, answers with the one of then. */
  @PostMapping
  ResponseEntity<Replay.View> start(@PathVariable String partner, @PathVariable String endpoint,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode body) {
    endpoints.known(partner, endpoint);
    if (key != null && key.length() > LONGEST_KEY) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST, List.of(new FieldError("/Idempotency-Key",
          "must be of at most " + LONGEST_KEY + " characters")));
    }
    var asked = read(endpoint, body);
    if (!replays.add(asked, key) && key != null) {
      var known = replays.withKey(endpoint, key);
      if (known == null || known.kind() != asked.kind() || !known.since().equals(asked.since())) {
        throw Problems.refusal(HttpStatus.CONFLICT, "idempotency-key-reused",
            "The key belongs to another replay", "Use another Idempotency-Key for another replay.");
      }
      return ResponseEntity.ok(view(partner, endpoint, known.id()));
    }
    return ResponseEntity.accepted()
        .location(URI.create(
            "/partners/" + partner + "/endpoints/" + endpoint + "/replays/" + asked.id()))
        .body(view(partner, endpoint, asked.id()));
  }

  private Replay read(String endpoint, JsonNode body) {
    var errors = new ArrayList<FieldError>();
    var kind = kind(body, errors);
    var since = since(body, errors);
    var perSecond = body.path("perSecond").asInt(settings.perSecond());
    if (body.has("perSecond") && !body.path("perSecond").isInt() || perSecond < 1
        || perSecond > settings.mostPerSecond()) {
      errors.add(new FieldError("/perSecond", "must be 1 to " + settings.mostPerSecond()));
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return starting.prepared(endpoint, kind, since, perSecond);
  }

  private static Replay.Kind kind(JsonNode body, List<FieldError> errors) {
    return switch (body.path("kind").asString("")) {
      case "failed" -> Replay.Kind.FAILED;
      case "missed" -> Replay.Kind.MISSED;
      case "matching" -> Replay.Kind.MATCHING;
      default -> {
        errors.add(new FieldError("/kind", "must be 'failed', 'missed' or 'matching'"));
        yield Replay.Kind.FAILED;
      }
    };
  }

  private static Instant since(JsonNode body, List<FieldError> errors) {
    try {
      return HistoryQuery.time(body.path("since").asString(""))
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException unreadable) {
      errors.add(new FieldError("/since", "must be a time such as 2026-11-23T12:00:00Z"));
      return Instant.EPOCH;
    }
  }

  @GetMapping
  Map<String, List<Replay.View>> list(@PathVariable String partner,
      @PathVariable String endpoint) {
    endpoints.known(partner, endpoint);
    return Map.of("replays", replays.of(endpoint));
  }

  @GetMapping("/{id}")
  Replay.View one(@PathVariable String partner, @PathVariable String endpoint,
      @PathVariable String id) {
    endpoints.known(partner, endpoint);
    return view(partner, endpoint, id);
  }

  /** Plans no more of it. */
  @DeleteMapping("/{id}")
  Replay.View cancel(@PathVariable String partner, @PathVariable String endpoint,
      @PathVariable String id) {
    endpoints.known(partner, endpoint);
    replays.cancel(endpoint, id, clock.instant());
    return view(partner, endpoint, id);
  }

  private Replay.View view(String partner, String endpoint, String id) {
    var view = replays.find(endpoint, id);
    if (view == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "replay-not-found", "There is no such replay",
          String.format(Locale.ROOT, "No replay '%s'. GET /partners/%s/endpoints/%s/replays lists"
              + " them.", id, partner, endpoint));
    }
    return view;
  }
}
