package io.newswire.syndication.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Endpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /partners/{id}/deliveries}. */
@RestController
class DeliveryController {
  private static final int LARGEST_PAGE = 200;
  private static final List<String> STATES = List.of("pending", "failed", "delivered", "superseded",
      "exhausted", "abandoned");

  private final DeliveryHistory history;
  private final Endpoints endpoints;

  DeliveryController(DeliveryHistory history, Endpoints endpoints) {
    this.history = history;
    this.endpoints = endpoints;
  }

  @GetMapping("/partners/{id}/deliveries")
  Map<String, Object> deliveries(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "50") int limit) {
    check(id, state, limit);
    var page = history.page(id, before, article, state, limit);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("deliveries", page);
    if (page.size() == limit) {
      answer.put("next",
          "/partners/" + id + "/deliveries?limit=" + limit + "&before=" + page.getLast().position()
              + (state == null ? "" : "&state=" + state));
    }
    return answer;
  }

  private void check(String partnerId, @Nullable String state, int limit) {
    if (!endpoints.hasPartner(partnerId)) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "partner-not-found", "There is no such partner",
          "No partner '" + partnerId + "'. GET /partners lists them.");
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST,
          List.of(new FieldError("/limit", "must be 1 to " + LARGEST_PAGE)));
    }
    if (state != null && !STATES.contains(state)) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST,
          List.of(new FieldError("/state", "must be one of " + String.join(", ", STATES))));
    }
  }
}
