package io.newswire.syndication.portal;

import java.util.ArrayList;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointEvents;
import io.newswire.syndication.partner.EndpointView;
import io.newswire.syndication.partner.EndpointViews;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.webhook.Backlogs;
import io.newswire.syndication.webhook.Preview;
import io.newswire.syndication.webhook.Replays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** A partner's endpoints, and how they fare. */
@Controller
class EndpointPages {
  private final SignedInPartner partner;
  private final Endpoints endpoints;
  private final EndpointViews views;
  private final EndpointEvents events;
  private final Backlogs backlogs;
  private final Replays replays;
  private final Entries entries;
  private final Preview preview;
  private final JsonMapper json;

  EndpointPages(SignedInPartner partner, Endpoints endpoints, EndpointViews views,
      EndpointEvents events, Backlogs backlogs, Replays replays, Entries entries, Preview preview,
      JsonMapper json) {
    this.partner = partner;
    this.endpoints = endpoints;
    this.views = views;
    this.events = events;
    this.backlogs = backlogs;
    this.replays = replays;
    this.entries = entries;
    this.preview = preview;
    this.json = json;
  }

  /** An endpoint in the list. */
  record Line(EndpointView endpoint, Backlogs.Backlog backlog) {}

  @GetMapping(PortalConfiguration.HOME)
  String all(Authentication who, Model model) {
    var known = partner.of(who);
    model.addAttribute("partner", known);
    model.addAttribute("lines", endpoints.of(known.id()).stream()
        .map(one -> new Line(views.of(one), backlogs.of(one.id()))).toList());
    return "portal/endpoints";
  }

  @GetMapping(PortalConfiguration.HOME + "/endpoints/{id}")
  String one(Authentication who, @PathVariable String id, Model model) {
    show(endpoint(who, id), model);
    return "portal/endpoint";
  }

  /** What an article would come to. Nobody sees here what an embargo still holds back. */
  @GetMapping(PortalConfiguration.HOME + "/endpoints/{id}/preview")
  String preview(Authentication who, @PathVariable String id, @RequestParam String article,
      Model model) {
    var endpoint = endpoint(who, id);
    show(endpoint, model);
    model.addAttribute("article", article);
    var entry = article.isBlank() ? null : entries.find(new ArticleId(article.strip()));
    var seen = entry == null ? null : preview.of(endpoint, entry);
    if (seen == null || !seen.sent()) {
      // Whether there is such an article is nothing that this partner is told.
      model.addAttribute("why", seen == null
          ? "No article with this id has come, or it is not for this endpoint."
          : "It would not be sent: " + seen.why() + ".");
    } else if (seen.notBefore() != null) {
      model.addAttribute("why", "It would be sent once its embargo is over.");
    } else if (seen.failure() != null) {
      model.addAttribute("why", "It cannot be sent: " + seen.failure() + ".");
    } else {
      model.addAttribute("body", pretty(seen.body()));
    }
    return "portal/endpoint";
  }

  private String pretty(@Nullable String body) {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(body));
  }

  private Endpoint endpoint(Authentication who, String id) {
    return endpoints.known(partner.of(who).id(), id);
  }

  private void show(Endpoint endpoint, Model model) {
    var view = views.of(endpoint);
    model.addAttribute("endpoint", view);
    model.addAttribute("mayOpen", endpoint.isItsPartnersToOpen());
    model.addAttribute("filter", json.writeValueAsString(endpoint.filter()));
    model.addAttribute("options", options(view));
    model.addAttribute("events", events.of(endpoint.id()));
    model.addAttribute("backlog", backlogs.of(endpoint.id()));
    model.addAttribute("replays", replays.of(endpoint.id()));
  }

  /** A line of the list of what an endpoint asked for. */
  record Option(String name, String value) {}

  private static List<Option> options(EndpointView endpoint) {
    var options = new ArrayList<Option>();
    options.add(new Option("Format", endpoint.format()
        + (endpoint.content().equals("notice") ? ", as a notice with a link" : "")));
    options.add(new Option("Events", String.join(", ", endpoint.events()) + ", and every kill"));
    add(options, "Order", endpoint.order().equals("endpoint")
        ? "one delivery after the other"
        : "by article");
    add(options, "Batches", endpoint.batch() == null
        ? null
        : "up to " + endpoint.batch().events() + " events, within " + endpoint.batch().within());
    add(options, "Timeout", endpoint.timeout());
    add(options, "Pauses between attempts",
        endpoint.retries() == null ? null : String.join(", ", endpoint.retries()));
    add(options, "Requests at once", endpoint.concurrency());
    add(options, "Requests a minute", endpoint.ratePerMinute());
    return options;
  }

  private static void add(List<Option> options, String name, @Nullable Object value) {
    if (value != null) {
      options.add(new Option(name, value.toString()));
    }
  }
}
