package io.newswire.syndication.webhook;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /articles/{id}/kill-report}: JSON, CSV or HTML, by Accept or by extension. */
@RestController
class KillReportController {
  private static final String CSV = "text/csv;charset=utf-8";
  private static final String HTML = "text/html;charset=utf-8";

  private final KillReports reports;

  KillReportController(KillReports reports) {
    this.reports = reports;
  }

  @GetMapping(path = {"/articles/{id}/kill-report",
      "/articles/{id}/kill-report.json"}, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<KillReport> asJson(@PathVariable ArticleId id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON).body(report(id));
  }

  @GetMapping(path = "/articles/{id}/kill-report", produces = "text/csv")
  ResponseEntity<String> asCsv(@PathVariable ArticleId id) {
    return csv(id);
  }

  @GetMapping("/articles/{id}/kill-report.csv")
  ResponseEntity<String> csv(@PathVariable ArticleId id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(CSV))
        .header("Content-Disposition", "attachment; filename=\"kill-report.csv\"")
        .body(KillReportCsv.of(report(id)));
  }

  @GetMapping(path = "/articles/{id}/kill-report", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> asPage(@PathVariable ArticleId id) {
    return page(id);
  }

  @GetMapping("/articles/{id}/kill-report.html")
  ResponseEntity<String> page(@PathVariable ArticleId id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(HTML))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(KillReportPage.of(report(id)));
  }

  private KillReport report(ArticleId id) {
    var report = reports.of(id);
    if (report == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found", "There is no such article",
          "No article '" + id + "' has come this way; in the path, an id is percent-encoded.");
    }
    return report;
  }
}
