package io.newswire.syndication.partner;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.syndication.filter.Filter;
import org.jspecify.annotations.Nullable;
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
  private static final Set<String> FIELDS = Set.of("url", "format", "filter", "status");
  private static final Set<String> NEW = Set.of("url", "format", "filter", "status", "secret");

  private final Partners partners;
  private final Endpoints endpoints;
  private final AddressGuard guard;
  private final SecretVault vault;
  private final Clock clock;

  EndpointController(Partners partners, Endpoints endpoints, AddressGuard guard, SecretVault vault,
      Clock clock) {
    this.partners = partners;
    this.endpoints = endpoints;
    this.guard = guard;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * An endpoint as administrators see it.
   *
   * @param secret the signing secret, in the answer that makes it and never again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String id, String partnerId, String url, String format, Filter filter,
      String status, @Nullable String statusReason, Instant createdAt, @Nullable String secret) {
    static View of(Endpoint endpoint, @Nullable String secret) {
      return new View(endpoint.id(), endpoint.partnerId(), endpoint.url().toString(),
          endpoint.format(),
          endpoint.filter(), endpoint.status().name().toLowerCase(Locale.ROOT),
          endpoint.statusReason(),
          endpoint.createdAt(), secret);
    }

    @Override
    public String toString() {
      return "View[" + id + "]";
    }
  }

  @PostMapping
  ResponseEntity<View> add(@PathVariable String partnerId, @RequestBody JsonNode body) {
    PartnerController.known(partners, partnerId);
    var submission = new Submission(body, NEW);
    var url = submission.url(guard);
    var format = submission.format();
    var filter = submission.filter();
    var status = submission.has("status") ? submission.status() : Endpoint.Status.ACTIVE;
    var secret = submission.secret();
    submission.check();
    var endpoint = new Endpoint(UUID.randomUUID().toString(), partnerId, url, format, filter,
        status,
        null, vault.seal(secret.text()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    endpoints.add(endpoint);
    return ResponseEntity
        .created(URI.create("/partners/" + partnerId + "/endpoints/" + endpoint.id()))
        .body(View.of(endpoint, secret.text()));
  }

  @GetMapping
  Map<String, List<View>> list(@PathVariable String partnerId) {
    PartnerController.known(partners, partnerId);
    return Map.of("endpoints",
        endpoints.of(partnerId).stream().map(endpoint -> View.of(endpoint, null)).toList());
  }

  @GetMapping("/{id}")
  View one(@PathVariable String partnerId, @PathVariable String id) {
    return View.of(endpoints.known(partnerId, id), null);
  }

  @PatchMapping("/{id}")
  View change(@PathVariable String partnerId, @PathVariable String id, @RequestBody JsonNode body) {
    var endpoint = endpoints.known(partnerId, id);
    var submission = new Submission(body, FIELDS);
    var url = submission.has("url") ? submission.url(guard) : endpoint.url();
    var format = submission.has("format") ? submission.format() : endpoint.format();
    var filter = submission.has("filter") ? submission.filter() : endpoint.filter();
    var status = submission.has("status") ? submission.status() : endpoint.status();
    submission.check();
    var changed = new Endpoint(id, partnerId, url, format, filter, status,
        status == Endpoint.Status.ACTIVE ? null : endpoint.statusReason(), endpoint.secret(),
        endpoint.createdAt());
    endpoints.change(changed);
    return View.of(changed, null);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String partnerId, @PathVariable String id) {
    if (!endpoints.remove(partnerId, id)) {
      throw Endpoints.unknown(partnerId, id);
    }
    return ResponseEntity.noContent().build();
  }
}
