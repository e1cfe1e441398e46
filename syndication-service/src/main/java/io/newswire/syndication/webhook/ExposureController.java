package io.newswire.syndication.webhook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /articles/{id}/exposure}: asked by the desk's timeline and before a kill. */
@RestController
class ExposureController {
  private final JdbcClient jdbc;
  private final KillReports reports;

  ExposureController(JdbcClient jdbc, KillReports reports) {
    this.jdbc = jdbc;
    this.reports = reports;
  }

  @GetMapping("/articles/{id}/exposure")
  ResponseEntity<Exposure> exposure(@PathVariable ArticleId id) {
    var report = reports.of(id);
    if (report == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found", "There is no such article",
          "No article '" + id + "' has come this way; in the path, an id is percent-encoded.");
    }
    var holders = report.lines().stream().filter(line -> !line.had().isEmpty())
        .map(line -> Objects.requireNonNullElse(line.partner(), "a partner that was erased"))
        .distinct().sorted().toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .body(exposure(id, report.revision(), holders, names(report)));
  }

  private static Map<String, String> names(KillReport report) {
    var names = new TreeMap<String, String>();
    for (var line : report.lines()) {
      if (line.partnerId() != null && line.partner() != null) {
        names.put(line.partnerId(), line.partner());
      }
    }
    return names;
  }

  private Exposure exposure(ArticleId id, long revision, List<String> holders,
      Map<String, String> partners) {
    var feeds = jdbc.sql("""
        SELECT feed FROM feed_entry WHERE article_id = ? AND left_at IS NULL ORDER BY feed
        """).param(id.value()).query(String.class).list();
    return jdbc.sql("""
        SELECT count(*) AS planned, count(*) FILTER (WHERE state = 'DELIVERED') AS delivered
        FROM delivery WHERE article_id = ? AND revision = ? AND state <> 'SUPERSEDED'
        """)
        .params(id.value(), revision)
        .query((row, _) -> new Exposure(id, revision, feeds, row.getInt("planned"),
            row.getInt("delivered"), holders, partners))
        .single();
  }
}
