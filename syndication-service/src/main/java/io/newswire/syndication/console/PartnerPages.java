package io.newswire.syndication.console;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;

import io.newswire.platform.page.Notice;
import io.newswire.syndication.audit.AuditDetail;
import io.newswire.syndication.audit.Audited;
import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.partner.EndpointChanges;
import io.newswire.syndication.partner.EndpointEvents;
import io.newswire.syndication.partner.EndpointStandings;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.Arrivals;
import io.newswire.syndication.webhook.Replay;
import io.newswire.syndication.webhook.ReplayStart;
import io.newswire.syndication.webhook.Replays;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The partners and how their endpoints fare. */
@Controller
@RequestMapping("/console/partners")
class PartnerPages {
  private static final String ENDPOINT = "/partners/{partner}/endpoints/{endpoint}";

  private final Partners partners;
  private final Endpoints endpoints;
  private final EndpointStandings standings;
  private final EndpointChanges changes;
  private final EndpointEvents events;
  private final Arrivals arrivals;
  private final Replays replays;
  private final ReplayStart starting;
  private final Clock clock;

  PartnerPages(Partners partners, Endpoints endpoints, EndpointStandings standings,
      EndpointChanges changes, EndpointEvents events, Arrivals arrivals, Replays replays,
      ReplayStart starting, Clock clock) {
    this.partners = partners;
    this.endpoints = endpoints;
    this.standings = standings;
    this.changes = changes;
    this.events = events;
    this.arrivals = arrivals;
    this.replays = replays;
    this.starting = starting;
    this.clock = clock;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("partners", partners.all());
    model.addAttribute("endpoints", standings.all().stream()
        .collect(groupingBy(EndpointStandings.Standing::partnerId)));
    model.addAttribute("troubled", standings.troubled());
    model.addAttribute("kills", arrivals.unconfirmedKills());
    return "console/partners";
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Model model) {
    model.addAttribute("partner", partners.known(id));
    model.addAttribute("endpoints", standings.of(id));
    return "console/partner";
  }

  @GetMapping("/{partner}/endpoints/{endpoint}")
  String endpoint(@PathVariable String partner, @PathVariable String endpoint, Model model) {
    var known = endpoints.known(partner, endpoint);
    model.addAttribute("partner", partners.known(partner));
    model.addAttribute("endpoint", known);
    model.addAttribute("standing", standings.of(partner).stream()
        .filter(one -> one.endpointId().equals(endpoint)).findFirst().orElseThrow());
    model.addAttribute("events", events.of(endpoint));
    model.addAttribute("replays", replays.of(endpoint));
    return "console/endpoint";
  }

  @PostMapping("/{partner}/endpoints/{endpoint}/pause")
  @Audited(value = "Pause endpoint", shows = ENDPOINT)
  String pause(@PathVariable String partner, @PathVariable String endpoint,
      HttpServletRequest request, HttpServletResponse response) {
    return set(partner, endpoint, Status.PAUSED,
        "Paused. What is due waits, and nothing is lost.", request, response);
  }

  @PostMapping("/{partner}/endpoints/{endpoint}/resume")
  @Audited(value = "Resume endpoint", shows = ENDPOINT)
  String resume(@PathVariable String partner, @PathVariable String endpoint,
      HttpServletRequest request, HttpServletResponse response) {
    return set(partner, endpoint, Status.ACTIVE,
        "Open again, with a clean slate. What has waited is being sent.", request, response);
  }

  private String set(String partner, String endpoint, Status status, String said,
      HttpServletRequest request, HttpServletResponse response) {
    changes.setStatus(endpoints.known(partner, endpoint), status,
        "by " + request.getRemoteUser() + " on the console");
    Notice.done(said).onNextPage(request, response);
    return back(partner, endpoint);
  }

  @PostMapping("/{partner}/endpoints/{endpoint}/replays")
  @Audited(value = "Replay deliveries", shows = ENDPOINT)
  String replay(@PathVariable String partner, @PathVariable String endpoint,
      @RequestParam Replay.Kind kind, @RequestParam int hours, HttpServletRequest request,
      HttpServletResponse response) {
    var since = clock.instant().minus(Duration.ofHours(Math.clamp(hours, 1, 24 * 30)));
    var id = starting.begin(endpoints.known(partner, endpoint).id(), kind, since);
    AuditDetail.add(request, java.util.Map.of("replay", id, "kind", kind, "since", since));
    Notice.done("The replay has begun; its progress stands below.").onNextPage(request, response);
    return back(partner, endpoint);
  }

  private static String back(String partner, String endpoint) {
    return "redirect:/console/partners/" + partner + "/endpoints/" + endpoint;
  }
}
