package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

class RestartPausesTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void growWhileItKeepsDyingAndStayBounded() {
    var pauses = new RestartPauses();
    var seconds = new ArrayList<Long>();

    for (var i = 0; i < 7; i++) {
      seconds.add(pauses.next(NOON.plusSeconds(i)).toSeconds());
    }

    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void beginAnewForWhoHasRunForLong() {
    var pauses = new RestartPauses();
    pauses.next(NOON);
    pauses.next(NOON.plusSeconds(1));

    assertThat(pauses.next(NOON.plus(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(1));
  }
}
