package io.newswire.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a benchmark found: for each figure ours, the peer's, and the ratio, round by round.
 *
 * @param name of the benchmark
 * @param peer what ran beside us
 */
record Report(String name, String peer, List<Figure> figures) {

  /**
   * One figure.
   *
   * @param ours one value a round
   * @param theirs one value a round, of the same rounds
   */
  record Figure(String what, String unit, List<Double> ours, List<Double> theirs) {
    Figure {
      if (ours.isEmpty() || ours.size() != theirs.size()) {
        throw new IllegalArgumentException("as many rounds of ours as of theirs, at least one");
      }
    }

    List<Double> ratios() {
      var ratios = new double[ours.size()];
      for (var round = 0; round < ratios.length; round++) {
        ratios[round] = ours.get(round) / theirs.get(round);
      }
      return java.util.Arrays.stream(ratios).boxed().toList();
    }
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  String asTable() {
    var table = new StringBuilder(name + ", beside " + peer + "\n");
    table.append(String.format(Locale.ROOT, "  %-34s %12s %12s %8s   %s%n", "", "ours", "beside",
        "ratio", "min–max of the rounds"));
    for (var figure : figures) {
      var ratios = figure.ratios();
      table.append(String.format(Locale.ROOT, "  %-34s %12.2f %12.2f %8.2f   %.2f–%.2f%n",
          figure.what() + " (" + figure.unit() + ")", median(figure.ours()),
          median(figure.theirs()), median(ratios),
          ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
          ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow()));
    }
    return table.toString();
  }

  SequencedMap<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("benchmark", name);
    map.put("command", "./newswire bench " + name);
    map.put("peer", peer);
    map.put("machine", Map.of("cores", Runtime.getRuntime().availableProcessors(),
        "java", Runtime.version().toString(), "os", System.getProperty("os.name")));
    map.put("figures",
        figures.stream().map(figure -> Map.of("what", figure.what(), "unit", figure.unit(),
            "ours", figure.ours(), "beside", figure.theirs(), "ratio", median(figure.ratios())))
            .toList());
    return map;
  }
}
