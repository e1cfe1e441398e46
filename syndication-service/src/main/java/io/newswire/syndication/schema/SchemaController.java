package io.newswire.syndication.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.schema.SchemaRegistry.Version;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registry's subjects and versions, and what changed from one to the next. */
@RestController
@RequestMapping("/ops/schemas")
class SchemaController {
  private final SchemaRegistry registry;

  SchemaController(SchemaRegistry registry) {
    this.registry = registry;
  }

  @GetMapping
  Map<String, List<String>> subjects() {
    return Map.of("subjects", registry.subjects());
  }

  @GetMapping("/{subject}")
  Map<String, Object> subject(@PathVariable String subject) {
    var versions = registry.versions(subject);
    if (versions.isEmpty()) {
      throw unknown(subject);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("subject", subject);
    answer.put("compatibility", registry.compatibility(subject));
    answer.put("versions", versions);
    return answer;
  }

  @GetMapping("/{subject}/versions/{version}")
  Version version(@PathVariable String subject, @PathVariable int version) {
    var found = registry.version(subject, version);
    if (found == null) {
      throw unknown(subject);
    }
    return found;
  }

  @GetMapping("/{subject}/diff/{before}/{after}")
  Map<String, List<SchemaDiff.Change>> diff(@PathVariable String subject,
      @PathVariable int before, @PathVariable int after) {
    return Map.of("changes", SchemaDiff.between(version(subject, before).parsed(),
        version(subject, after).parsed()));
  }

  private static RuntimeException unknown(String subject) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "schema-not-found", "There is no such schema",
        "No such version of '" + subject + "'. GET /ops/schemas lists the subjects.");
  }
}
