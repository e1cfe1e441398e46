package io.newswire.syndication.partner;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.platform.problem.Problems;
import org.springframework.http.HttpStatus;
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

/** The partners, for administrators. */
@RestController
@RequestMapping("/partners")
class PartnerController {
  private static final Set<String> FIELDS = Set.of("name", "contact", "earlyAccess");

  private final Partners partners;

  PartnerController(Partners partners) {
    this.partners = partners;
  }

  @PostMapping
  ResponseEntity<Partner> add(@RequestBody JsonNode body) {
    var submission = new Submission(body, "", FIELDS);
    var name = submission.name();
    var contact = submission.contact();
    var earlyAccess = submission.earlyAccess();
    submission.check();
    var partner = partners.add(name, contact, earlyAccess);
    return ResponseEntity.created(URI.create("/partners/" + partner.id())).body(partner);
  }

  @GetMapping
  Map<String, List<Partner>> list() {
    return Map.of("partners", partners.all());
  }

  @GetMapping("/{id}")
  Partner one(@PathVariable String id) {
    return partners.known(id);
  }

  @PatchMapping("/{id}")
  Partner change(@PathVariable String id, @RequestBody JsonNode body) {
    var partner = changeable(partners.known(id));
    var submission = new Submission(body, "", FIELDS);
    var name = submission.has("name") ? submission.name() : partner.name();
    var contact = submission.has("contact") ? submission.contact() : partner.contact();
    var earlyAccess = submission.has("earlyAccess")
        ? submission.earlyAccess()
        : partner.earlyAccess();
    submission.check();
    var changed = new Partner(id, name, contact, earlyAccess, false, partner.createdAt());
    partners.change(changed);
    return changed;
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) {
    changeable(partners.known(id));
    if (!partners.remove(id)) {
      throw Partners.unknown(id);
    }
    return ResponseEntity.noContent().build();
  }

  private static Partner changeable(Partner partner) {
    if (partner.declared()) {
      throw declared(partner.id());
    }
    return partner;
  }

  static RuntimeException declared(String id) {
    return Problems.refusal(HttpStatus.CONFLICT, "partner-declared", "The file has this",
        "'" + id + "' is declared in the file of NEWSWIRE_PARTNERS_FILE; change it there.");
  }
}
