package io.newswire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/** {@code ./newswire bench [NAME]}; {@link Effort} says how much can be asked for. */
public final class Benchmarks {
  private static final List<Benchmark> ALL = List.of(new RoadLatency(), new Backlog(),
      new RenderCost(), new FeedServing(), new SavedFeeds(), new FeedGrowth(),
      new FeedFreshness(), new HubFanOut(),
      new WebhookDelivery(), new HistoryGrowth());

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
    var effort = Effort.from(System.getenv());
    var root = Path.of(System.getProperty("newswire.root", ""));
    for (var benchmark : chosen) {
      var before = Machine.now();
      System.out.println("Measuring " + benchmark.name() + " …");
      var report = benchmark.run(root, effort);
      System.out.println(report.asTable());
      System.out.println("  " + before);
      keep(root, report, before, effort);
    }
    System.exit(0);
  }

  private static void keep(Path root, Report report, Machine machine,
      Effort effort) throws IOException {
    var folder = Files.createDirectories(root.resolve("benchmarks/target/results"));
    var map = report.asMap();
    map.put("machine", machine);
    map.put("command", effort.command(report.name()));
    var file = Files.writeString(folder.resolve(report.name() + ".json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(map));
    System.out.println("  " + file);
  }
}
