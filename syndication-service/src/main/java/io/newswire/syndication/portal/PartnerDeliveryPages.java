package io.newswire.syndication.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.page.Notice;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.webhook.Attempts;
import io.newswire.syndication.webhook.DeliveryHistory;
import io.newswire.syndication.webhook.HistoryQuery;
import io.newswire.syndication.webhook.Resending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a partner was sent, with every attempt. */
@Controller
@RequestMapping(PortalConfiguration.HOME + "/deliveries")
class PartnerDeliveryPages {
  private static final String PAGE = "25";

  private final SignedInPartner partner;
  private final Endpoints endpoints;
  private final DeliveryHistory history;
  private final Resending resending;
  private final JsonMapper json;

  PartnerDeliveryPages(SignedInPartner partner, Endpoints endpoints, DeliveryHistory history,
      Resending resending, JsonMapper json) {
    this.partner = partner;
    this.endpoints = endpoints;
    this.history = history;
    this.resending = resending;
    this.json = json;
  }

  /** Fields that were left empty ask for nothing. */
  @GetMapping
  String page(Authentication who, @RequestParam Map<String, String> parameters, Model model) {
    var known = partner.of(who);
    var asked = new LinkedHashMap<String, String>();
    for (var name : List.of("state", "endpoint", "article", "before")) {
      var value = parameters.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        asked.put(name, value);
      }
    }
    asked.put("limit", PAGE);
    var query = HistoryQuery.of(asked);
    var page = history.page(known.id(), query);
    model.addAttribute("asked", asked);
    model.addAttribute("states", List.of("pending", "failed", "delivered", "superseded",
        "exhausted", "abandoned"));
    model.addAttribute("endpoints", endpoints.of(known.id()));
    model.addAttribute("deliveries", page);
    model.addAttribute("newest",
        asked.containsKey("before") ? PortalConfiguration.HOME + "/deliveries" : null);
    model.addAttribute("older", page.size() < query.limit()
        ? null
        : PortalConfiguration.HOME + "/deliveries?" + query.behind(page.getLast()));
    return "portal/deliveries";
  }

  /**
   * An attempt with its headers.
   *
   * @param request none where nothing was sent
   */
  record Shown(Attempts.View attempt, List<Header> request, List<Header> response) {}

  record Header(String name, String value) {}

  @GetMapping("/{id}")
  String one(Authentication who, @PathVariable String id, Model model) {
    var found = find(who, id);
    model.addAttribute("delivery", found);
    model.addAttribute("attempts", found.attempts().reversed().stream()
        .map(one -> new Shown(one, headers(one.requestHeaders()), headers(one.responseHeaders())))
        .toList());
    return "portal/delivery";
  }

  @PostMapping("/{id}/resend")
  String resend(Authentication who, @PathVariable String id, HttpServletRequest request,
      HttpServletResponse response) {
    var found = find(who, id);
    Notice notice;
    try {
      resending.again(found);
      notice = Notice.done("It is on its way again, under the webhook-id that it had.");
    } catch (ErrorResponseException refused) {
      notice = Notice.warning(String.valueOf(refused.getBody().getDetail()));
    }
    notice.onNextPage(request, response);
    return "redirect:" + PortalConfiguration.HOME + "/deliveries/" + id;
  }

  private DeliveryHistory.View find(Authentication who, String id) {
    var found = history.find(partner.of(who).id(), id);
    if (found == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "delivery-not-found",
          "There is no such delivery", "No delivery '" + id + "'.");
    }
    return found;
  }

  private List<Header> headers(@Nullable String stored) {
    return stored == null
        ? List.of()
        : json.readTree(stored).valueStream()
            .map((JsonNode one) -> new Header(one.path("name").asString(""),
                one.path("value").asString("")))
            .toList();
  }
}
