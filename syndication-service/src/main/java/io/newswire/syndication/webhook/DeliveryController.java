package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.partner.Partners;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
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
  /** What stands in the place of a replay's id where one delivery is sent again. */
  private static final String RESENT = "resend";

  private final DeliveryHistory history;
  private final Partners partners;
  private final EntryWalk walk;
  private final Resends resends;
  private final TransactionTemplate transaction;
  private final Wakeup wakeup;
  private final Clock clock;

  DeliveryController(DeliveryHistory history, Partners partners, EntryWalk walk,
      Resends resends, TransactionTemplate transaction, Wakeup wakeup, Clock clock) {
    this.history = history;
    this.partners = partners;
    this.walk = walk;
    this.resends = resends;
    this.transaction = transaction;
    this.wakeup = wakeup;
    this.clock = clock;
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
    var article = new ArticleId(found.articleId());
    var resent = transaction.execute(_ -> {
      // Held: what it is sent with stays the newest until it is due.
      var newest = walk.held(List.of(article)).stream().map(Entry::revision).findFirst()
          .orElse(0L);
      if (newest != found.revision()) {
        return false;
      }
      resends.again(List.of(found.position()), RESENT, clock.instant());
      return true;
    });
    if (!Boolean.TRUE.equals(resent)) {
      throw Problems.refusal(HttpStatus.CONFLICT, "delivery-superseded",
          "A newer revision has taken its place", "Revision " + found.revision() + " of '" + article
              + "' is not sent any more; resend the delivery of the newest one.");
    }
    wakeup.signal();
    return ResponseEntity.accepted().body(delivery(id, delivery));
  }

  static ErrorResponseException unknown(String partner, String delivery) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "delivery-not-found", "There is no such delivery",
        "No delivery '" + delivery + "'. GET /partners/" + partner
            + "/deliveries lists them; an id is the webhook-id of what arrived.");
  }
}
