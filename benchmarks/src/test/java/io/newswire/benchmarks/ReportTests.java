package io.newswire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ReportTests {
  private static final Report.Figure FIGURE = new Report.Figure("x", "ms", List.of(2.0, 9.0, 4.0),
      List.of(1.0, 3.0, 4.0));

  @Test
  void takesTheMedianOfTheRatiosRoundByRound() {
    assertThat(FIGURE.ratios()).containsExactly(2.0, 3.0, 1.0);
    assertThat(Report.median(FIGURE.ratios())).isEqualTo(2.0);
  }

  @Test
  void takesTheMiddleOfTwo() {
    assertThat(Report.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
  }

  @Test
  void comparesOnlyRoundsThatBothHad() {
    assertThatThrownBy(() -> new Report.Figure("x", "ms", List.of(1.0, 2.0), List.of(1.0)))
        .hasMessageContaining("as many rounds");
  }

  @Test
  void showsTheSpreadBesideTheMedian() {
    var report = new Report("x", List.of(FIGURE), List.of("nothing lost"));

    assertThat(report.asTable()).contains("medians of 3 rounds", "2.00   1.00–3.00",
        "checked: nothing lost");
    assertThat(report.asMap()).containsEntry("rounds", 3);
  }

  @Test
  void takesTheEffortFromTheEnvironment() {
    assertThat(Effort.from(Map.of())).isEqualTo(new Effort(5, 10, 20_000));
    assertThat(Effort.from(Map.of("NEWSWIRE_BENCH_ROUNDS", "2")).command("road"))
        .isEqualTo("NEWSWIRE_BENCH_ROUNDS=2 NEWSWIRE_BENCH_SECONDS=10 NEWSWIRE_BENCH_BACKLOG=20000"
            + " ./newswire bench road");
    assertThatThrownBy(() -> new Effort(0, 1, 1)).hasMessageContaining("NEWSWIRE_BENCH_ROUNDS");
  }
}
