package io.newswire.syndication.console;

import java.util.HashMap;
import java.util.Map;

import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.audit.AuditExport;
import io.newswire.syndication.audit.AuditLog;
import io.newswire.syndication.audit.AuditQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, to be read, filtered and taken away. */
@Controller
@RequestMapping("/console/audit")
class AuditPages {
  private static final int PAGE = 50;

  private final AuditLog log;
  private final AuditExport export;
  private final JsonMapper json;

  AuditPages(AuditLog log, AuditExport export, JsonMapper json) {
    this.log = log;
    this.export = export;
    this.json = json;
  }

  @GetMapping
  String list(@RequestParam Map<String, String> parameters, Model model) {
    model.addAttribute("asked", parameters);
    model.addAttribute("asCsv", link("/console/audit/export.csv", parameters, null));
    model.addAttribute("asJson", link("/console/audit/export.json", parameters, null));
    try {
      var query = AuditQuery.of(parameters, PAGE);
      var acts = log.page(query);
      model.addAttribute("acts", acts);
      if (acts.size() == query.limit()) {
        model.addAttribute("later", link("/console/audit", parameters, acts.getLast().id()));
      }
    } catch (InvalidRequest wrong) {
      model.addAttribute("wrong", wrong.errors());
    }
    return "console/audit";
  }

  @GetMapping("/{id:\\d+}")
  String one(@PathVariable long id, Model model) {
    var act = log.find(id);
    if (act == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "act-not-found", "There is no such act",
          "No act " + id + ": its retention may have ended.");
    }
    model.addAttribute("act", act);
    model.addAttribute("before", pretty(act.before()));
    model.addAttribute("after", pretty(act.after()));
    model.addAttribute("detail", pretty(act.detail()));
    return "console/act";
  }

  /** What the filter shows, up to 10,000 acts. */
  @GetMapping("/export.{format:csv|json}")
  ResponseEntity<String> export(@PathVariable String format,
      @RequestParam Map<String, String> parameters) {
    var isCsv = format.equals("csv");
    return ResponseEntity.ok()
        .contentType(isCsv
            ? MediaType.parseMediaType("text/csv;charset=utf-8")
            : MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"audit." + format + "\"")
        .cacheControl(CacheControl.noStore())
        .body(exported(isCsv, parameters));
  }

  private String exported(boolean isCsv, Map<String, String> parameters) {
    try {
      return isCsv ? export.csv(parameters) : export.json(parameters);
    } catch (InvalidRequest wrong) {
      throw Problems.refusal(HttpStatus.BAD_REQUEST, "invalid-request",
          "The filter cannot be read", wrong.errors().getFirst().pointer().substring(1) + " "
              + wrong.errors().getFirst().detail());
    }
  }

  private @Nullable String pretty(@Nullable String text) {
    return text == null ? null : json.readTree(text).toPrettyString();
  }

  private static String link(String path, Map<String, String> parameters, @Nullable Long before) {
    var link = UriComponentsBuilder.fromPath(path);
    var values = new HashMap<String, Object>();
    parameters.forEach((name, value) -> {
      if (!value.isBlank() && !name.equals("before")) {
        link.queryParam(name, "{" + name + "}");
        values.put(name, value);
      }
    });
    if (before != null) {
      link.queryParam("before", before);
    }
    return link.encode().buildAndExpand(values).toUriString();
  }
}
