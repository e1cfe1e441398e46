package io.newswire.syndication.webhook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import io.newswire.syndication.webhook.KillReport.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A kill report to be printed and signed off: a page without scripts. */
final class KillReportPage {
  private static final String PAGE = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Kill report: %1$s</title>
      <style>
      body { font: 11pt/1.4 serif; margin: 2em; }
      table { border-collapse: collapse; width: 100%%; }
      caption { text-align: left; padding-bottom: 0.5em; }
      th, td { border: 1px solid #555; padding: 0.3em 0.5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
      tr.outstanding td { font-weight: bold; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      @page { size: landscape; margin: 1.5cm; }
      </style>
      </head>
      <body>
      <h1>Kill report</h1>
      <p>Article <code>%1$s</code>, revision %2$d: %3$s</p>
      <p>%4$s</p>
      <p>Made at %5$s.</p>
      <table>
      <caption>%6$d received the article; %7$d confirmed the kill; %8$d outstanding.</caption>
      <thead><tr><th scope="col">Partner</th><th scope="col">By</th><th scope="col">Received</th><th scope="col">Sent, not confirmed</th><th scope="col">Kill</th><th scope="col">Last attempt</th></tr></thead>
      <tbody>
      %9$s</tbody>
      </table>
      </body>
      </html>
      """;

  private static final DateTimeFormatter MOMENT = DateTimeFormatter
      .ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private KillReportPage() {}

  static String of(KillReport report) {
    var kill = report.kill();
    return PAGE.formatted(text(report.article().value()), report.revision(),
        text(report.headline()),
        kill == null
            ? "It stands; nobody was told to take it down."
            : "Killed at " + moment(kill.at())
                + (kill.reason() == null ? "" : ": " + text(kill.reason())),
        moment(report.at()), report.recipients(), report.confirmed(), report.outstanding(),
        report.lines().stream().map(KillReportPage::row).collect(Collectors.joining()));
  }

  private static String row(Line line) {
    var standing = line.standing();
    var state = KillReportCsv.lower(standing.state());
    return """
        <tr class="%s"><td>%s</td><td>%s %s</td><td>%s</td><td>%s</td><td>%s %s</td><td>%s</td></tr>
        """
        .formatted(state, text(line.partnerId() == null ? "(erased)" : line.partner()),
            KillReportCsv.lower(line.via()), text(line.url() == null ? line.place() : line.url()),
            KillReportCsv.revisions(line, true, ", "), KillReportCsv.revisions(line, false, ", "),
            standing.confirmedAt() == null
                ? state
                : state + " at " + moment(standing.confirmedAt()),
            text(standing.why()), lastAttempt(standing));
  }

  private static String lastAttempt(KillReport.Standing standing) {
    return standing.lastAttemptAt() == null
        ? ""
        : "no. " + standing.attempts() + " at " + moment(standing.lastAttemptAt())
            + (standing.lastStatus() == null ? "" : ", status " + standing.lastStatus());
  }

  /** Such as 2026-11-28 16:17:22 UTC. */
  private static String moment(Instant at) {
    return MOMENT.format(at);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : HtmlUtils.htmlEscape(text);
  }
}
