package io.newswire.syndication.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.newswire.platform.page.Notice;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointChanges;
import io.newswire.syndication.partner.EndpointSecrets;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.webhook.Pings;
import io.newswire.syndication.webhook.Replay;
import io.newswire.syndication.webhook.ReplayStart;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a partner's engineer may do about an endpoint. */
@Controller
@RequestMapping(PortalConfiguration.HOME + "/endpoints/{id}")
class EndpointActions {
  private static final Map<String, Duration> PERIODS = Map.of("hour", Duration.ofHours(1), "day",
      Duration.ofDays(1), "week", Duration.ofDays(7), "month", Duration.ofDays(30));

  private final SignedInPartner partner;
  private final Endpoints endpoints;
  private final EndpointChanges changes;
  private final EndpointSecrets secrets;
  private final Pings pings;
  private final ReplayStart replays;
  private final Clock clock;

  EndpointActions(SignedInPartner partner, Endpoints endpoints, EndpointChanges changes,
      EndpointSecrets secrets, Pings pings, ReplayStart replays, Clock clock) {
    this.partner = partner;
    this.endpoints = endpoints;
    this.changes = changes;
    this.secrets = secrets;
    this.pings = pings;
    this.replays = replays;
    this.clock = clock;
  }

  @PostMapping("/ping")
  String ping(Authentication who, @PathVariable String id, HttpServletRequest request,
      HttpServletResponse response) {
    var pinged = pings.ping(endpoint(who, id));
    var notice = pinged.accepted()
        ? Notice.done("The test arrived: your server answered " + pinged.status() + " after "
            + pinged.durationMs() + " ms.")
        : Notice.failed("The test did not arrive: " + pinged.reason() + ".");
    return back(notice, id, request, response);
  }

  /** The new secret stands in the answer to this request, and nowhere else ever after. */
  @PostMapping("/secret")
  String rotate(Authentication who, @PathVariable String id, Model model,
      HttpServletRequest request, HttpServletResponse response) {
    var endpoint = endpoint(who, id);
    var secret = secrets.rotate(id);
    if (secret == null) {
      return back(Notice.failed("Three secrets that were replaced sign still. Wait until one of"
          + " them has ended."), id, request, response);
    }
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("endpoint", endpoint);
    model.addAttribute("secret", secret);
    return "portal/secret";
  }

  @PostMapping("/status")
  String status(Authentication who, @PathVariable String id, @RequestParam boolean open,
      HttpServletRequest request, HttpServletResponse response) {
    var endpoint = endpoint(who, id);
    if (!endpoint.isItsPartnersToOpen()) {
      return back(
          Notice.failed("The newsroom has closed this endpoint. Ask them to open it again."),
          id, request, response);
    }
    changes.setStatus(endpoint, open ? Endpoint.Status.ACTIVE : Endpoint.Status.PAUSED,
        Endpoint.BY_PARTNER);
    return back(Notice.done(open
        ? "The endpoint is open. What it missed is on its way."
        : "The endpoint is paused. What comes waits for it."), id, request, response);
  }

  @PostMapping("/replays")
  String replay(Authentication who, @PathVariable String id, @RequestParam Replay.Kind kind,
      @RequestParam String period, HttpServletRequest request, HttpServletResponse response) {
    var since = clock.instant().minus(PERIODS.getOrDefault(period, Duration.ofDays(1)));
    replays.begin(endpoint(who, id).id(), kind, since);
    return back(Notice.done("The replay has begun; below you see how far it is."), id, request,
        response);
  }

  private Endpoint endpoint(Authentication who, String id) {
    return endpoints.known(partner.of(who).id(), id);
  }

  private static String back(Notice notice, String id, HttpServletRequest request,
      HttpServletResponse response) {
    notice.onNextPage(request, response);
    return "redirect:" + PortalConfiguration.HOME + "/endpoints/" + id;
  }
}
