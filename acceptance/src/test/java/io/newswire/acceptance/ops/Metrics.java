package io.newswire.acceptance.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of metrics: as the code makes them, as the documentation has them, as PromQL uses them. */
final class Metrics {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BUILT = Pattern.compile(
      "(Timer|Counter|Gauge|DistributionSummary)\\s*\\.builder\\(\\s*\"(newswire\\.[a-z.]+)\""
          + "(.*?)\\.register\\(",
      Pattern.DOTALL);
  private static final Pattern SHORT = Pattern.compile(
      "\\.(counter|timer|gauge|summary)\\(\\s*\"(newswire\\.[a-z.]+)\"", Pattern.DOTALL);
  private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"([a-z]+)\"\\)");
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(newswire_[a-z_]+)` \\|",
      Pattern.MULTILINE);
  /** A metric in PromQL: a word before a selector, a range or the end of its term; not a function. */
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_:]*");
  private static final Pattern NO_METRICS = Pattern.compile(
      "\\{[^}]*\\}|\\[[^\\]]*\\]|\\b(by|on|without)\\s*\\([^)]*\\)|\\b[a-z_]+\\s*(?=\\(|\\b(?:by|without)\\b)"
          + "|\\b(by|on|and|or|unless|offset|\\d+[smhd])\\b|\"[^\"]*\"");
  private static final Pattern SUFFIX = Pattern.compile("_(count|sum|max|bucket)$");

  private Metrics() {}

  /** As Prometheus spells what the services' sources register. */
  static Set<String> inTheCode() throws IOException {
    var names = new TreeSet<String>();
    for (var module : Set.of("platform", "ingest-service", "render-service",
        "syndication-service")) {
      try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          addNames(Files.readString(file), names);
        }
      }
    }
    return names;
  }

  private static void addNames(String source, Set<String> names) {
    var built = BUILT.matcher(source);
    while (built.find()) {
      var unit = UNIT.matcher(built.group(3));
      names.add(name(built.group(1), built.group(2), unit.find() ? "_" + unit.group(1) : ""));
    }
    var brief = SHORT.matcher(source);
    while (brief.find()) {
      names.add(name(brief.group(1), brief.group(2), ""));
    }
  }

  private static String name(String kind, String name, String unit) {
    return name.replace('.', '_') + switch (kind) {
      case "Timer", "timer" -> "_seconds";
      case "Counter", "counter" -> "_total";
      default -> unit;
    };
  }

  static Set<String> documented() throws IOException {
    return DOCUMENTED.matcher(Files.readString(ROOT.resolve("docs/metrics.md"))).results()
        .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The metrics and recorded series that an expression reads. */
  static Set<String> in(String promql) {
    return WORD.matcher(NO_METRICS.matcher(promql).replaceAll(" ")).results()
        .map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Without what a timer or summary adds to its name. */
  static String family(String metric) {
    return SUFFIX.matcher(metric).replaceFirst("");
  }
}
