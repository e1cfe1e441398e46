package io.newswire.syndication.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The audit log as CSV (RFC 4180). */
final class AuditCsv {
  private static final String HEADER = "id,at,actor,address,action,subject,status,before,after,detail";
  private static final String FORMULA = "=+-@\t\r";

  private AuditCsv() {}

  static String of(List<AuditEntry> entries) {
    return Stream.concat(Stream.of(HEADER), entries.stream().map(AuditCsv::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(AuditEntry entry) {
    return Stream.of(entry.id(), entry.at(), entry.actor(), entry.address(), entry.action(),
        entry.subject(), text(entry.status()), text(entry.before()), text(entry.after()),
        text(entry.detail()))
        .map(value -> cell(value.toString())).collect(Collectors.joining(","));
  }

  private static Object text(@Nullable Object value) {
    return value == null ? "" : value;
  }

  /** What begins like a formula would be one in a spreadsheet. */
  static String cell(String text) {
    var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return harmless.matches("(?s).*[\",\r\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
