package io.newswire.syndication.websub;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.outbound.Backoff;
import io.newswire.syndication.websub.NextStep.Close;
import io.newswire.syndication.websub.NextStep.Rest;
import io.newswire.syndication.websub.NextStep.TryAgain;
import io.newswire.syndication.websub.NextStep.WaitForNews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextStepTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Backoff TWICE = new Backoff(List.of(ofSeconds(5), ofSeconds(30)), 0.2,
      ofHours(1));

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 299})
  void waitsForNewsAfterSuccess(int status) {
    assertThat(after(status, null, 1)).isEqualTo(new WaitForNews());
  }

  @Test
  void closesAfterGone() {
    assertThat(after(410, null, 0)).isEqualTo(new Close());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 404, 500})
  void triesAgainAfterEachPauseAndThenRestsForTheLast(int status) {
    assertThat(after(status, null, 0)).isEqualTo(new TryAgain(NOON.plusSeconds(5)));
    assertThat(after(status, null, 1)).isEqualTo(new TryAgain(NOON.plusSeconds(30)));
    assertThat(after(status, null, 2)).isEqualTo(new Rest(NOON.plusSeconds(30)));
    assertThat(after(status, null, 9)).isEqualTo(new Rest(NOON.plusSeconds(30)));
  }

  @Test
  void triesAgainAfterNoAnswer() {
    assertThat(NextStep.after(DeliveryOutcome.of(new Unanswered("timed out")), 0, TWICE,
        new Fixed(0), NOON)).isEqualTo(new TryAgain(NOON.plus(ofMillis(4000))));
  }

  @Test
  void waitsAsLongAsItIsAskedToWithinAnHour() {
    assertThat(after(429, ofSeconds(90), 0)).isEqualTo(new TryAgain(NOON.plusSeconds(90)));
    assertThat(after(503, ofHours(9), 0)).isEqualTo(new TryAgain(NOON.plus(ofHours(1))));
    assertThat(after(503, ofSeconds(-9), 0)).isEqualTo(new TryAgain(NOON.plusSeconds(5)));
  }

  private static NextStep after(int status, @Nullable Duration retryAfter, int failedBefore) {
    return NextStep.after(DeliveryOutcome.of(new Answered(status, "", retryAfter)), failedBefore,
        TWICE, new Fixed(0.5), NOON);
  }

  private record Fixed(double value) implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public double nextDouble() {
      return value;
    }
  }
}
