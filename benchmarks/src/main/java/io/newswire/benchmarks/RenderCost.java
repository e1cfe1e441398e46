package io.newswire.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What rendering costs, by JMH: every format of a 6 KB article beside parsing its body with jsoup
 * alone, and an RSS item with an Atom entry beside ROME's generation of the same content.
 */
final class RenderCost implements Benchmark {
  private static final String UNIT = "µs";

  @Override
  public String name() {
    return "render";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    var bench = new RenderBench();
    bench.findRenderers();
    var formats = bench.everyFormat().getRenditions().size();
    for (var document : bench.rome()) {
      if (RenderBench.entriesIn(document) != 1) {
        throw new IllegalStateException("ROME does not read back what it wrote");
      }
    }
    var found = new HashMap<String, List<Double>>();
    for (var round = 0; round < effort.rounds(); round++) {
      measured().forEach(
          (name, value) -> found.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
    }
    return new Report(name(), List.of(
        new Report.Figure("every format, beside parsing the body alone", UNIT,
            of(found, "everyFormat"), of(found, "parsingTheBody")),
        new Report.Figure("RSS item and Atom entry, beside ROME", UNIT,
            of(found, "rssItemAndAtomEntry"), of(found, "rome"))),
        List.of(formats + " formats; ROME reads back what it wrote"));
  }

  /**
   * One fork of each method, so that rounds are interleaved. Warm for 20 seconds: 21 renderers are much code
   * for the compilers, which were still at work after six.
   */
  private static Map<String, Double> measured() throws Exception {
    var options = new OptionsBuilder().include(RenderBench.class.getName() + "\\.")
        .forks(1).warmupIterations(10).warmupTime(TimeValue.seconds(2))
        .measurementIterations(3).measurementTime(TimeValue.seconds(2))
        .shouldFailOnError(true).build();
    var results = new HashMap<String, Double>();
    for (var result : new Runner(options).run()) {
      results.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return results;
  }

  private static List<Double> of(Map<String, List<Double>> found, String name) {
    var values = found.get(name);
    if (values == null) {
      throw new IllegalStateException("JMH measured " + found.keySet() + ", not " + name);
    }
    return values;
  }
}
