package io.newswire.syndication.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import io.newswire.event.Topics;
import io.newswire.syndication.intake.IntakePositions.Position;
import io.newswire.syndication.intake.LogReading.Stretch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a database that starts has to read again. */
class CatchUpTests {
  private static final TopicPartition FIRST = new TopicPartition(Topics.RENDITIONS, 0);
  private static final TopicPartition SECOND = new TopicPartition(Topics.RENDITIONS, 1);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void readsNothingWhereTheDatabaseIsAsFarAsTheGroup() {
    // Offsets are committed behind the transaction: a commit that was lost is the group's business.
    var plan = CatchUp.plan(false, Map.of(FIRST, 10L, SECOND, 7L),
        Map.of(FIRST, new Position(10, NOON), SECOND, new Position(9, NOON)));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void tellsNobodyOfWhatALostDatabaseHadTakenIn() {
    var plan = CatchUp.plan(false, Map.of(FIRST, 10L), Map.of());

    assertThat(plan.again()).containsExactly(Map.entry(FIRST, new Stretch(0, 10)));
    assertThat(plan.missed()).isEmpty();
  }

  @Test
  void takesInWhatARestoredCopyHasMissed() {
    var plan = CatchUp.plan(false, Map.of(FIRST, 10L, SECOND, 7L),
        Map.of(FIRST, new Position(4, NOON), SECOND, new Position(5, NOON.minusSeconds(60))));

    assertThat(plan.again()).isEmpty();
    assertThat(plan.missed())
        .containsOnly(Map.entry(FIRST, new Stretch(4, 10)), Map.entry(SECOND, new Stretch(5, 7)));
    assertThat(plan.since()).isEqualTo(NOON);
  }

  @Test
  void readsAllThatItHadForARebuildAndNothingThatIsStillToCome() {
    var plan = CatchUp.plan(true, Map.of(FIRST, 10L), Map.of(FIRST, new Position(12, NOON)));

    assertThat(plan.again()).containsExactly(Map.entry(FIRST, new Stretch(0, 12)));
    assertThat(plan.missed()).isEmpty();
  }

  @Test
  void leavesOtherTopicsOfTheGroupAlone() {
    var other = new TopicPartition(Topics.RECEIPTS, 0);

    assertThat(CatchUp.plan(true, Map.of(other, 3L), Map.of()).isEmpty()).isTrue();
  }
}
