package io.newswire.syndication.webhook;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.partner.Endpoints;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tries an endpoint out, whatever its status: with a ping, or without sending anything. */
@RestController
@RequestMapping("/partners/{partnerId}/endpoints/{id}")
class EndpointTrialController {
  private final Endpoints endpoints;
  private final Pings pings;
  private final Entries entries;
  private final Preview preview;

  EndpointTrialController(Endpoints endpoints, Pings pings, Entries entries,
      Preview preview) {
    this.endpoints = endpoints;
    this.pings = pings;
    this.entries = entries;
    this.preview = preview;
  }

  @PostMapping("/ping")
  Pings.Pinged ping(@PathVariable String partnerId, @PathVariable String id) {
    return pings.ping(endpoints.known(partnerId, id));
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
