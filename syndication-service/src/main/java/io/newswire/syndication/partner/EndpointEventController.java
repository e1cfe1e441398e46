package io.newswire.syndication.partner;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of an endpoint. */
@RestController
class EndpointEventController {
  private final Endpoints endpoints;
  private final EndpointEvents events;

  EndpointEventController(Endpoints endpoints, EndpointEvents events) {
    this.endpoints = endpoints;
    this.events = events;
  }

  @GetMapping("/partners/{partnerId}/endpoints/{id}/events")
  Map<String, List<EndpointEvents.Event>> events(@PathVariable String partnerId,
      @PathVariable String id) {
    endpoints.known(partnerId, id);
    return Map.of("events", events.of(id));
  }
}
