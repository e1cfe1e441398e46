package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What Prometheus gets to see of the running product. */
@Order(17)
class MetricsTests {
  private static final Pattern TYPE = Pattern.compile("^# TYPE ([a-z_]+) ", Pattern.MULTILINE);
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(newswire_[a-z_]+)` \\|",
      Pattern.MULTILINE);

  private final RunningProduct product = RunningProduct.shared();

  @Test
  void whatIsExportedIsDocumentedAndWhatDashboardsNeedIsExported() throws IOException {
    product.desk().publish(Articles.plain(Articles.freshSection("metrics")));

    await().untilAsserted(() -> assertThat(exported())
        .contains("newswire_ingest_accepted_total", "newswire_render_article_seconds",
            "newswire_entries_total", "newswire_consumer_lag_records",
            "newswire_consumer_oldest_age_seconds", "jvm_memory_used_bytes", "process_cpu_usage",
            "hikaricp_connections_active", "http_server_requests_seconds"));
    var documented = DOCUMENTED
        .matcher(Files.readString(RunningProduct.ROOT.resolve("docs/metrics.md"))).results()
        .map(found -> found.group(1)).collect(Collectors.toSet());
    assertThat(exported()).filteredOn(name -> name.startsWith("newswire_"))
        .allSatisfy(name -> assertThat(documented).contains(name.replaceFirst("_max$", "")));
  }

  private Set<String> exported() {
    return Stream.of("ingest", "render", "syndication")
        .map(name -> new HttpCaller("http://127.0.0.1:" + product.component(name).port())
            .get("/actuator/prometheus").text())
        .flatMap(text -> TYPE.matcher(text).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
