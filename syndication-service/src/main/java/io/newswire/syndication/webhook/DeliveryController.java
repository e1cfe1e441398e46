package io.newswire.syndication.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Partners;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a partner was sent: {@code GET /partners/{id}/deliveries}. */
@RestController
@RequestMapping("/partners/{id}/deliveries")
class DeliveryController {
  private final DeliveryHistory history;
  private final Partners partners;
  private final Resending resending;

  DeliveryController(DeliveryHistory history, Partners partners, Resending resending) {
    this.history = history;
    this.partners = partners;
    this.resending = resending;
  }

  /** Pages by cursor: as long as there may be more, the answer's {@code next} leads to it. */
  @GetMapping
  Map<String, Object> deliveries(@PathVariable String id,
      @RequestParam Map<String, String> parameters) {
    partners.known(id);
    var query = HistoryQuery.of(parameters);
    var page = history.page(id, query);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("deliveries", page);
    if (page.size() == query.limit()) {
      answer.put("next", "/partners/" + id + "/deliveries?" + query.behind(page.getLast()));
    }
    return answer;
  }

  /** One delivery; its attempts with headers and answers. */
  @GetMapping("/{delivery}")
  DeliveryHistory.View delivery(@PathVariable String id, @PathVariable String delivery) {
    var found = history.find(id, delivery);
    if (found == null) {
      throw unknown(id, delivery);
    }
    return found;
  }

  /** Sends one delivery again, under the webhook-id that it had. */
  @PostMapping("/{delivery}/resend")
  ResponseEntity<DeliveryHistory.View> resend(@PathVariable String id,
      @PathVariable String delivery) {
    var found = delivery(id, delivery);
    resending.again(found);
    return ResponseEntity.accepted().body(delivery(id, delivery));
  }

  static ErrorResponseException unknown(String partner, String delivery) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "delivery-not-found", "There is no such delivery",
        "No delivery '" + delivery + "'. GET /partners/" + partner
            + "/deliveries lists them; an id is the webhook-id of what arrived.");
  }
}
