package io.newswire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** When those for whom there is no room are asked to come back. */
class AdmissionTests {
  @Test
  void isSoonWhereNobodyElseWaits() {
    assertThat(Admission.whenToComeBack(0)).isEqualTo(2);
  }

  @Test
  void isSpreadOverHalfAMinuteWhereManyWait() {
    var seconds = IntStream.range(0, 10_000).map(_ -> Admission.whenToComeBack(100_000)).distinct();

    assertThat(seconds.sorted().boxed()).containsExactlyElementsOf(
        IntStream.rangeClosed(2, 30).boxed().toList());
  }
}
