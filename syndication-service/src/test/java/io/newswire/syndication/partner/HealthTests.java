package io.newswire.syndication.partner;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.partner.Health.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final HealthRules RULES = new HealthRules(5, ofSeconds(10), ofMinutes(5),
      ofHours(1), ofDays(5), 10);

  @Test
  void leavesAnEndpointAloneThatFailsNowAndThen() {
    var health = failing(Health.GOOD, 4, "a", NOON);

    assertThat(health.heldUntil()).isNull();
    assertThat(health.status(Status.ACTIVE, RULES)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void holdsAndDegradesAnEndpointAfterFiveFailuresInARow() {
    var health = failing(Health.GOOD, 5, "a", NOON);

    assertThat(health.heldUntil()).isEqualTo(NOON.plusSeconds(10));
    assertThat(health.status(Status.ACTIVE, RULES)).isEqualTo(Status.DEGRADED);
  }

  @Test
  void doublesThePauseWithEachProbeThatFailsUpToFiveMinutes() {
    var health = failing(Health.GOOD, 5, "a", NOON);
    var at = NOON;
    for (var seconds : new int[]{20, 40, 80, 160, 300, 300}) {
      at = at.plus(ofHours(1));
      health = failing(health, 1, "a", at);
      assertThat(health.heldUntil()).isEqualTo(at.plusSeconds(seconds));
    }
  }

  @Test
  void doesNotHoldItLongerForWhatWasUnderWayAlready() {
    var held = failing(Health.GOOD, 5, "a", NOON);

    assertThat(failing(held, 11, "b", NOON.plusSeconds(1)).heldUntil()).isEqualTo(held.heldUntil());
  }

  @Test
  void isGoodAgainAfterOneSuccess() {
    var health = failing(Health.GOOD, 20, "a", NOON).after(seen("a", NOON, null, null), RULES);

    assertThat(health).isEqualTo(Health.GOOD);
    assertThat(health.status(Status.DEGRADED, RULES)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void holdsEverythingForAsLongAsABusyServerAsksWithinAnHour() {
    assertThat(Health.GOOD.after(seen("a", NOON, "answered 429", ofSeconds(90)), RULES).heldUntil())
        .isEqualTo(NOON.plusSeconds(90));
    assertThat(Health.GOOD.after(seen("a", NOON, "answered 503", ofDays(3)), RULES).heldUntil())
        .isEqualTo(NOON.plus(ofHours(1)));
    assertThat(Health.GOOD.after(seen("a", NOON, "answered 503", ofSeconds(-3)), RULES).heldUntil())
        .isNull();
  }

  @Test
  void disablesAfterFiveDaysOfNothingButFailureOfSeveralArticles() {
    var health = failing(failing(Health.GOOD, 8, "a", NOON), 1, "b", NOON.plus(ofHours(1)));

    assertThat(failing(health, 1, "a", NOON.plus(ofDays(5))).status(Status.DEGRADED, RULES))
        .isEqualTo(Status.DEGRADED);
    assertThat(failing(health, 1, "a", NOON.plus(ofDays(5)).plus(ofHours(1)))
        .status(Status.DEGRADED, RULES)).isEqualTo(Status.DISABLED);
    assertThat(health.disabledAt(RULES)).isEqualTo(NOON.plus(ofDays(5)).plus(ofHours(1)));
  }

  @Test
  void neverDisablesForOneBadEventOrForTwoFailuresLongApart() {
    var oneEvent = failing(failing(Health.GOOD, 20, "a", NOON), 20, "a", NOON.plus(ofDays(14)));
    var longApart = failing(failing(Health.GOOD, 11, "a", NOON), 1, "b", NOON.plus(ofDays(30)));
    var few = failing(failing(failing(Health.GOOD, 1, "a", NOON), 1, "b", NOON), 1, "b",
        NOON.plus(ofDays(6)));

    assertThat(oneEvent.status(Status.DEGRADED, RULES)).isEqualTo(Status.DEGRADED);
    assertThat(oneEvent.disabledAt(RULES)).isNull();
    assertThat(longApart.status(Status.DEGRADED, RULES)).isEqualTo(Status.DEGRADED);
    assertThat(few.status(Status.ACTIVE, RULES)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void leavesWhatItsOwnerPausedAndWhatIsDisabledAsItIs() {
    var health = failing(Health.GOOD, 20, "a", NOON);

    assertThat(health.status(Status.PAUSED, RULES)).isEqualTo(Status.PAUSED);
    assertThat(Health.GOOD.status(Status.DISABLED, RULES)).isEqualTo(Status.DISABLED);
  }

  private static Health failing(Health before, int times, String article, Instant at) {
    var health = before;
    for (var count = 0; count < times; count++) {
      health = health.after(seen(article, at, "answered 500", null), RULES);
    }
    return health;
  }

  private static Observation seen(String article, Instant at, @Nullable String failure,
      @Nullable Duration askedToWait) {
    return new Observation("endpoint", article, at, failure, false, askedToWait);
  }
}
