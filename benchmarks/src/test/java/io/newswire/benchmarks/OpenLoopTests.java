package io.newswire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class OpenLoopTests {
  @Test
  void countsFromTheMomentAtWhichAnArticleWasToBeSent() {
    var histogram = OpenLoop.latencies(Map.of("a", 0L, "b", 10_000_000L),
        Map.of("a", 5_000_000L, "b", 30_000_000L), Duration.ZERO);

    assertThat(OpenLoop.millis(histogram, 100)).isCloseTo(20, within(0.1));
    assertThat(OpenLoop.millis(histogram, 50)).isCloseTo(5, within(0.1));
  }

  @Test
  void doesNotForgiveALoss() {
    assertThatThrownBy(() -> OpenLoop.latencies(Map.of("a", 0L), Map.of(), Duration.ZERO))
        .hasMessageContaining("never arrived");
  }

  @Test
  void plansAFixedRateEvenWhenTheSenderIsSlow() {
    var planned = OpenLoop.send(100, Duration.ofSeconds(1), _ -> {});

    var times = planned.values().stream().sorted().toList();
    assertThat(times).hasSize(100);
    assertThat(times.getLast() - times.getFirst()).isEqualTo(99 * 10_000_000L);
  }
}
