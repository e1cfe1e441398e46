package io.newswire.syndication.webhook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.syndication.webhook.KillReport.Had;
import io.newswire.syndication.webhook.KillReport.Line;
import org.jspecify.annotations.Nullable;

/** A kill report as a table, RFC 4180. */
final class KillReportCsv {
  private static final List<String> HEAD = List.of("article", "partner_id", "partner", "via",
      "endpoint_or_feed", "url", "revisions_received", "revisions_sent_unconfirmed", "first_at",
      "last_at", "kill", "why", "attempts", "last_attempt_at", "last_status", "confirmed_at",
      "next_attempt_at");

  private KillReportCsv() {}

  static String of(KillReport report) {
    return Stream.concat(Stream.of(HEAD.stream()),
        report.lines().stream().map(line -> cells(report, line)))
        .map(row -> row.map(KillReportCsv::cell).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  private static Stream<@Nullable Object> cells(KillReport report, Line line) {
    var standing = line.standing();
    return Stream.of(report.article().value(), line.partnerId(), line.partner(),
        lower(line.via()), line.place(), line.url(), revisions(line, true, " "),
        revisions(line, false, " "),
        line.had().stream().map(Had::firstAt).min(java.util.Comparator.naturalOrder()).orElse(null),
        line.had().stream().map(Had::lastAt).filter(java.util.Objects::nonNull)
            .max(java.util.Comparator.naturalOrder()).orElse(null),
        lower(standing.state()), standing.why(), standing.attempts(), standing.lastAttemptAt(),
        standing.lastStatus(), standing.confirmedAt(), standing.nextAttemptAt());
  }

  static String revisions(Line line, boolean received, String between) {
    return line.had().stream().filter(had -> had.received() == received)
        .map(had -> String.valueOf(had.revision())).collect(Collectors.joining(between));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String cell(@Nullable Object value) {
    var text = value == null ? "" : value.toString();
    // A spreadsheet takes what begins so for a formula, and partners name themselves.
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
