package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TuningTests {
  @Test
  void goesByTheNamesThatUsersKnow() {
    assertThat(Tuning.named("small").jvmOptions()).contains("-XX:TieredStopAtLevel=1");
    assertThat(Tuning.named("usual").jvmOptions()).isEmpty();
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatIllegalArgumentException().isThrownBy(() -> Tuning.named("fast"))
        .withMessageContaining("'fast'").withMessageContaining("small or usual");
  }
}
