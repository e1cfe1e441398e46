package io.newswire.syndication.webhook;

import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kill reports as pages that can be printed and signed off. */
@Component
public final class PrintedKillReports {
  /** The page has its style within. */
  public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final KillReports reports;

  PrintedKillReports(KillReports reports) {
    this.reports = reports;
  }

  /** HTML; null where no such article has come this way. */
  public @Nullable String of(ArticleId article) {
    var report = reports.of(article);
    return report == null ? null : KillReportPage.of(report);
  }
}
