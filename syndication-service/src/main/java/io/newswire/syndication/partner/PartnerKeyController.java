package io.newswire.syndication.partner;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keys that a partner's engineers sign in to the portal with, for administrators. */
@RestController
@RequestMapping("/partners/{partner}/keys")
class PartnerKeyController {
  private final PartnerKeys keys;
  private final Partners partners;

  PartnerKeyController(PartnerKeys keys, Partners partners) {
    this.keys = keys;
    this.partners = partners;
  }

  @PostMapping
  ResponseEntity<PartnerKeys.View> issue(@PathVariable String partner,
      @RequestBody(required = false) @Nullable JsonNode body) {
    partners.known(partner);
    var submission = new Submission(body == null ? JsonNodeFactory.instance.objectNode() : body, "",
        Set.of("label"));
    var label = submission.label();
    submission.check();
    var issued = keys.issue(partner, label);
    return ResponseEntity.created(URI.create("/partners/" + partner + "/keys/" + issued.id()))
        .cacheControl(CacheControl.noStore()).body(issued);
  }

  @GetMapping
  Map<String, List<PartnerKeys.View>> list(@PathVariable String partner) {
    partners.known(partner);
    return Map.of("keys", keys.of(partner));
  }

  /** It opens nothing from then on, and ends the sessions that began with it. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(@PathVariable String partner, @PathVariable String id) {
    if (!keys.revoke(partner, id)) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "key-not-found", "There is no such key",
          "No key '" + id + "'. GET /partners/" + partner + "/keys lists them.");
    }
    return ResponseEntity.noContent().build();
  }
}
