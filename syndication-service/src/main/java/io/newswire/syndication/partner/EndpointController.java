package io.newswire.syndication.partner;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.syndication.transformation.Transformations;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A partner's webhook endpoints, for administrators. */
@RestController
@RequestMapping("/partners/{partnerId}/endpoints")
class EndpointController {
  private static final Set<String> FIELDS = Stream.concat(Submission.ENDPOINT.stream(),
      Stream.of("status")).collect(Collectors.toSet());
  private static final Set<String> NEW = Stream.concat(FIELDS.stream(), Stream.of("secret"))
      .collect(Collectors.toSet());

  private final Partners partners;
  private final Endpoints endpoints;
  private final EndpointChanges changes;
  private final EndpointCredentials credentials;
  private final EndpointViews views;
  private final AddressGuard guard;
  private final Transformations transformations;

  EndpointController(Partners partners, Endpoints endpoints, EndpointChanges changes,
      EndpointCredentials credentials, EndpointViews views, AddressGuard guard,
      Transformations transformations) {
    this.partners = partners;
    this.endpoints = endpoints;
    this.changes = changes;
    this.credentials = credentials;
    this.views = views;
    this.guard = guard;
    this.transformations = transformations;
  }

  @PostMapping
  ResponseEntity<EndpointView> add(@PathVariable String partnerId, @RequestBody JsonNode body) {
    partners.known(partnerId);
    var submission = new Submission(body, "", NEW);
    var definition = submission.endpoint(guard, transformations);
    var status = submission.has("status") ? submission.status() : Endpoint.Status.ACTIVE;
    var secret = submission.secret();
    submission.check();
    var endpoint = changes.add(partnerId, definition, status, secret);
    return ResponseEntity
        .created(URI.create("/partners/" + partnerId + "/endpoints/" + endpoint.id()))
        .body(views.of(endpoint, secret.text()));
  }

  @GetMapping
  Map<String, List<EndpointView>> list(@PathVariable String partnerId) {
    partners.known(partnerId);
    return Map.of("endpoints",
        endpoints.of(partnerId).stream().map(views::of).toList());
  }

  @GetMapping("/{id}")
  EndpointView one(@PathVariable String partnerId, @PathVariable String id) {
    return views.of(endpoints.known(partnerId, id));
  }

  @PatchMapping("/{id}")
  EndpointView change(@PathVariable String partnerId, @PathVariable String id,
      @RequestBody JsonNode body) {
    var endpoint = endpoints.known(partnerId, id);
    var submission = new Submission(body, "", FIELDS);
    var definition = submission.endpoint(guard, transformations, endpoint, credentials.of(id));
    var status = submission.has("status") ? submission.status() : null;
    submission.check();
    if (Submission.ENDPOINT.stream().anyMatch(submission::has)) {
      if (endpoint.declared()) {
        throw PartnerController.declared(id);
      }
      changes.define(id, definition);
    }
    if (status != null) {
      changes.setStatus(endpoint, status, "by the newsroom");
    }
    return views.of(endpoints.known(partnerId, id));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String partnerId, @PathVariable String id) {
    if (endpoints.known(partnerId, id).declared()) {
      throw PartnerController.declared(id);
    }
    if (!endpoints.remove(partnerId, id)) {
      throw Endpoints.unknown(partnerId, id);
    }
    return ResponseEntity.noContent().build();
  }
}
