package io.newswire.syndication.audit;

import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log as JSON, in pages, and as CSV. */
@RestController
class AuditController {
  private final AuditExport export;

  AuditController(AuditExport export) {
    this.export = export;
  }

  @GetMapping("/ops/audit")
  ResponseEntity<Map<String, Object>> page(@RequestParam Map<String, String> parameters) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(export.page(parameters));
  }

  @GetMapping("/ops/audit.csv")
  ResponseEntity<String> csv(@RequestParam Map<String, String> parameters) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
        .body(export.csv(parameters));
  }
}
