package io.newswire.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * What a benchmark found.
 *
 * @param name of the benchmark
 * @param checks what held for every round, without which there would be no figure
 */
record Report(String name, List<Figure> figures, List<String> checks) {
  private static final String ROW = "  %-46s %-10s %10.2f %10.2f %8.2f   %.2f–%.2f%n";

  Report {
    figures = List.copyOf(figures);
    checks = List.copyOf(checks);
  }

  /**
   * One figure: ours, what ran beside it, and the ratio, round by round.
   *
   * @param ours one value a round
   * @param beside one value a round, of the same rounds
   */
  record Figure(String what, String unit, List<Double> ours, List<Double> beside) {
    Figure {
      if (ours.isEmpty() || ours.size() != beside.size()) {
        throw new IllegalArgumentException("as many rounds of ours as beside, at least one");
      }
      ours = List.copyOf(ours);
      beside = List.copyOf(beside);
    }

    List<Double> ratios() {
      return IntStream.range(0, ours.size())
          .mapToObj(round -> ours.get(round) / beside.get(round)).toList();
    }
  }

  int rounds() {
    return figures.getFirst().ours().size();
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  String asTable() {
    var table = new StringBuilder(String.format(Locale.ROOT,
        "%s: medians of %d rounds%n  %-46s %-10s %10s %10s %8s   %s%n", name, rounds(), "", "unit",
        "ours", "beside", "ratio", "least–most"));
    for (var figure : figures) {
      var ratios = figure.ratios();
      table.append(String.format(Locale.ROOT, ROW, figure.what(), figure.unit(),
          median(figure.ours()), median(figure.beside()), median(ratios), least(ratios),
          most(ratios)));
    }
    checks.forEach(check -> table.append("  checked: ").append(check).append('\n'));
    return table.toString();
  }

  SequencedMap<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("benchmark", name);
    map.put("rounds", rounds());
    map.put("figures", figures.stream().map(Report::asMap).toList());
    map.put("checks", checks);
    return map;
  }

  private static SequencedMap<String, Object> asMap(Figure figure) {
    var ratios = figure.ratios();
    var map = new LinkedHashMap<String, Object>();
    map.put("what", figure.what());
    map.put("unit", figure.unit());
    map.put("ours", figure.ours());
    map.put("beside", figure.beside());
    map.put("ratio", median(ratios));
    map.put("ratioLeast", least(ratios));
    map.put("ratioMost", most(ratios));
    return map;
  }
}
