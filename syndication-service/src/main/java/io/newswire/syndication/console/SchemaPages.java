package io.newswire.syndication.console;

import java.util.List;
import java.util.Objects;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.schema.SchemaDiff;
import io.newswire.syndication.schema.SchemaRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that the registry has, and what changed from version to version. */
@Controller
@RequestMapping("/console/schemas")
class SchemaPages {
  private final SchemaRegistry registry;
  private final JsonMapper json;

  SchemaPages(SchemaRegistry registry, JsonMapper json) {
    this.registry = registry;
    this.json = json;
  }

  /** One line of the list. */
  public record Subject(String name, List<Integer> versions, @Nullable String compatibility) {}

  @GetMapping
  String all(Model model) {
    model.addAttribute("subjects", registry.subjects().stream().map(name -> new Subject(name,
        registry.versions(name), registry.compatibility(name))).toList());
    return "console/schemas";
  }

  @GetMapping("/{subject}")
  String one(@PathVariable String subject,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable Integer before, Model model) {
    var versions = registry.versions(subject);
    var shown = versions.isEmpty()
        ? null
        : registry.version(subject, version == null ? versions.getLast() : version);
    if (shown == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "schema-not-found", "There is no such schema",
          "The registry has no such version of '" + subject + "'.");
    }
    var earlier = before != null
        ? before
        : versions.stream().filter(one -> one < shown.version()).reduce((_, last) -> last)
            .orElse(null);
    var compared = earlier == null ? null : registry.version(subject, earlier);
    model.addAttribute("subject",
        new Subject(subject, versions, registry.compatibility(subject)));
    model.addAttribute("shown", shown);
    model.addAttribute("fields", SchemaDiff.fields(shown.parsed()));
    model.addAttribute("source", json.readTree(shown.schema()).toPrettyString());
    model.addAttribute("before", earlier);
    model.addAttribute("changes", compared == null
        ? List.of()
        : SchemaDiff.between(Objects.requireNonNull(compared).parsed(), shown.parsed()));
    return "console/schema";
  }
}
