package io.newswire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/** {@code ./newswire bench [NAME]}. */
public final class Benchmarks {
  private static final List<Benchmark> ALL = List.of(new RoadLatency(), new Backlog());

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    var chosen = arguments.length == 0
        ? ALL
        : ALL.stream().filter(benchmark -> benchmark.name().equals(arguments[0])).toList();
    if (chosen.isEmpty()) {
      System.err.println("No benchmark '" + arguments[0] + "'; there are "
          + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
      System.exit(2);
    }
    var root = Path.of(System.getProperty("newswire.root", ""));
    for (var benchmark : chosen) {
      System.out.println("Measuring " + benchmark.name() + " …");
      try (var product = new Product(root)) {
        var report = benchmark.run(product);
        System.out.println(report.asTable());
        keep(root, report);
      }
    }
    System.exit(0);
  }

  private static void keep(Path root, Report report) throws IOException {
    var folder = Files.createDirectories(root.resolve("benchmarks/target/results"));
    Files.writeString(folder.resolve(report.name() + ".json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
            .writeValueAsString(report.asMap()));
  }
}
