package io.newswire.syndication.console;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.Map;

import io.newswire.platform.page.Notice;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.audit.Audited;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.partner.EndpointStandings;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.DeliveryHistory;
import io.newswire.syndication.webhook.HistoryQuery;
import io.newswire.syndication.webhook.PrintedKillReports;
import io.newswire.syndication.webhook.Resending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was sent to whom, every attempt of it. */
@Controller
@RequestMapping("/console/deliveries")
class DeliveryPages {
  private final DeliveryHistory history;
  private final EndpointStandings endpoints;
  private final Partners partners;
  private final Resending resending;
  private final PrintedKillReports killReports;

  DeliveryPages(DeliveryHistory history, EndpointStandings endpoints, Partners partners,
      Resending resending, PrintedKillReports killReports) {
    this.history = history;
    this.endpoints = endpoints;
    this.partners = partners;
    this.resending = resending;
    this.killReports = killReports;
  }

  @GetMapping
  String list(@RequestParam Map<String, String> parameters, Model model) {
    var given = new HashMap<String, String>();
    parameters.forEach((name, value) -> {
      if (!value.isBlank()) {
        // What a page's date field sends has no zone: it is UTC.
        given.put(name,
            value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d") ? value + ":00Z" : value);
      }
    });
    var partner = given.remove("partner");
    model.addAttribute("asked", parameters);
    model.addAttribute("partners", partners.all());
    model.addAttribute("endpoints", endpoints.all().stream()
        .collect(toMap(EndpointStandings.Standing::endpointId, one -> one)));
    try {
      var query = HistoryQuery.of(given);
      var page = history.page(partner, query);
      model.addAttribute("deliveries", page);
      if (page.size() == query.limit()) {
        model.addAttribute("later", "/console/deliveries?"
            + (partner == null ? "" : "partner=" + partner + "&")
            + query.behind(page.getLast()));
      }
    } catch (InvalidRequest wrong) {
      model.addAttribute("wrong", wrong.errors());
    }
    return "console/deliveries";
  }

  @GetMapping("/{partner}/{id}")
  String one(@PathVariable String partner, @PathVariable String id, Model model) {
    model.addAttribute("partner", partners.known(partner));
    model.addAttribute("delivery", known(partner, id));
    return "console/delivery";
  }

  @PostMapping("/{partner}/{id}/resend")
  @Audited(value = "Send delivery again", shows = "/partners/{partner}/deliveries/{id}")
  String resend(@PathVariable String partner, @PathVariable String id, HttpServletRequest request,
      HttpServletResponse response) {
    try {
      resending.again(known(partner, id));
      Notice.done("It is being sent again.").onNextPage(request, response);
    } catch (ErrorResponseException superseded) {
      Notice.warning(String.valueOf(superseded.getBody().getDetail()))
          .onNextPage(request, response);
    }
    return "redirect:/console/deliveries/" + partner + "/" + id;
  }

  /** Who had an article and who has confirmed its kill: to be printed. */
  @GetMapping(path = "/kill-report", produces = "text/html;charset=utf-8")
  @ResponseBody
  ResponseEntity<String> killReport(@RequestParam ArticleId article) {
    var report = killReports.of(article);
    if (report == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found",
          "There is no such article", "No article '" + article + "' has come this way.");
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", PrintedKillReports.CONTENT_SECURITY_POLICY)
        .body(report);
  }

  private DeliveryHistory.View known(String partner, String id) {
    var found = history.find(partner, id);
    if (found == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "delivery-not-found",
          "There is no such delivery", "This partner has no delivery '" + id + "'.");
    }
    return found;
  }
}
