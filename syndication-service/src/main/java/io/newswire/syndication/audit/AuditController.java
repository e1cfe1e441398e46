package io.newswire.syndication.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log as JSON, in pages, and as CSV. */
@RestController
class AuditController {
  private static final int PAGE = 100;
  private static final int EXPORT = 10_000;

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  /** As long as there may be more, the answer's {@code next} leads to it. */
  @GetMapping("/ops/audit")
  ResponseEntity<Map<String, Object>> page(@RequestParam Map<String, String> parameters) {
    var query = AuditQuery.of(parameters, PAGE);
    var page = log.page(query);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("acts", page);
    if (page.size() == query.limit()) {
      var next = UriComponentsBuilder.fromPath("/ops/audit");
      parameters.forEach(next::queryParam);
      answer.put("next", next.replaceQueryParam("before", page.getLast().id()).encode()
          .toUriString());
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  @GetMapping("/ops/audit.csv")
  ResponseEntity<String> csv(@RequestParam Map<String, String> parameters) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
        .body(AuditCsv.of(log.page(AuditQuery.of(parameters, EXPORT))));
  }
}
