package io.newswire.syndication.websub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.FeedDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is subscribed, for administrators. */
@RestController
@RequestMapping("/hub/subscriptions")
class SubscriptionController {
  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_REASON = 200;

  private final Subscriptions subscriptions;
  private final FeedDocuments feeds;
  private final Verifier verifier;

  SubscriptionController(Subscriptions subscriptions, FeedDocuments feeds, Verifier verifier) {
    this.subscriptions = subscriptions;
    this.feeds = feeds;
    this.verifier = verifier;
  }

  @GetMapping
  Map<String, Object> list(@RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int limit) {
    var file = topic == null ? null : feeds.find(topic);
    if (topic != null && file == null) {
      throw wrong("/topic", "must be the URL of a feed; GET /feeds lists them");
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw wrong("/limit", "must be 1 to " + LARGEST_PAGE);
    }
    var page = subscriptions.page(file, before, limit);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("subscriptions", page);
    if (page.size() == limit) {
      var next = UriComponentsBuilder.fromPath("/hub/subscriptions")
          .queryParam("limit", limit).queryParam("before", page.getLast().id());
      answer.put("next", (topic == null ? next : next.queryParam("topic", topic)).encode()
          .toUriString());
    }
    return answer;
  }

  /** Ends it; the callback is told that it is denied, and why. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> end(@PathVariable long id,
      @RequestParam(defaultValue = "The publisher ended the subscription") String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw wrong("/reason", "must be 1 to " + LONGEST_REASON + " characters long");
    }
    if (subscriptions.deny(List.of(id), reason) == 0) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "subscription-not-found",
          "There is no such subscription",
          "No subscription '" + id + "'. GET /hub/subscriptions lists them.");
    }
    verifier.signal();
    return ResponseEntity.noContent().build();
  }

  private static InvalidRequest wrong(String pointer, String detail) {
    return new InvalidRequest(HttpStatus.BAD_REQUEST, List.of(new FieldError(pointer, detail)));
  }
}
