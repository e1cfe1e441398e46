package io.newswire.acceptance.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Metrics, alerts, dashboards and runbooks speak of the same things. */
class ObservabilityTests {
  private static final Path OPS = Metrics.ROOT.resolve("ops");
  private static final Path RULES = OPS.resolve("prometheus/rules");
  /** Of others: the acceptance tests look whether the services export them. */
  static final Set<String> OTHERS = Set.of("up", "jvm_memory_used_bytes", "process_cpu_usage",
      "hikaricp_connections_active", "http_server_requests_seconds");

  @Test
  void everyMetricIsDocumentedAndNoneElse() throws IOException {
    assertThat(Metrics.documented()).isEqualTo(Metrics.inTheCode());
  }

  @Test
  void rulesAndDashboardsReadOnlyWhatThereIs() throws IOException {
    var known = new TreeSet<>(Metrics.documented());
    known.addAll(OTHERS);
    rules().forEach(rule -> {
      if (rule.has("record")) {
        known.add(rule.path("record").asString());
      }
    });
    var read = new TreeSet<String>();
    rules().forEach(rule -> read.addAll(Metrics.in(rule.path("expr").asString())));
    read.addAll(inDashboards());

    assertThat(read).hasSizeGreaterThan(20).allSatisfy(
        metric -> assertThat(known).containsAnyOf(metric, Metrics.family(metric)));
  }

  @Test
  void everyAlertHasATestAndARunbook() throws IOException {
    var alerts = rules().stream().filter(rule -> rule.has("alert")).toList();
    var tried = Files.readString(RULES.resolve("newswire.test.yml"));
    assertThat(alerts).hasSizeGreaterThan(8).allSatisfy(alert -> {
      var name = alert.path("alert").asString();
      assertThat(tried).contains("alertname: " + name + "\n");
      var link = alert.path("annotations").path("runbook_url").asString("").split("#");
      assertThat(link).as(name).hasSize(2);
      assertThat(anchors(Metrics.ROOT.resolve(link[0]))).as(name).contains(link[1]);
    });
  }

  @Test
  void theRulesHoldWhatTheirTestsSay() {
    assumeTrue(Programs.isThere("promtool"), """


        promtool IS NOT INSTALLED: THE ALERTS ARE NOT TRIED. It comes with Debian's prometheus.

        """);

    for (var what : List.of(List.of("check", "newswire.yml"),
        List.of("test", "newswire.test.yml"))) {
      var said = Programs.run(RULES, "promtool", what.getFirst(), "rules", what.getLast());
      assertThat(said.exitCode()).as(said.text()).isZero();
      assertThat(said.text()).contains("SUCCESS");
    }
  }

  private static List<JsonNode> rules() throws IOException {
    var file = YAMLMapper.builder().build()
        .readTree(Files.readString(RULES.resolve("newswire.yml")));
    return file.path("groups").valueStream().flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  private static Set<String> inDashboards() throws IOException {
    try (var files = Files.list(OPS.resolve("grafana/dashboards"))) {
      return files.map(Metrics.ROOT::resolve)
          .flatMap(file -> JsonMapper.shared().readTree(file.toFile()).findValues("expr").stream())
          .flatMap(expression -> Metrics.in(expression.asString()).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path page) {
    try {
      return Files.readAllLines(page).stream().filter(line -> line.startsWith("#"))
          .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
