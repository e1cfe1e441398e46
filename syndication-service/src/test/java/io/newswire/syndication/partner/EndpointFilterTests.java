package io.newswire.syndication.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import io.newswire.syndication.partner.EndpointFilter.Traits;
import org.junit.jupiter.api.Test;

class EndpointFilterTests {
  private static final Traits STORY = new Traits(Set.of("sport", "local"), "news", "en-GB",
      Set.of("Rowing"), Set.of("medtop:15000000"), "default");

  @Test
  void takesEverythingWhenItAsksForNothing() {
    assertThat(EndpointFilter.EVERYTHING.matches(STORY)).isTrue();
  }

  @Test
  void takesAnyOfTheValuesOfAField() {
    assertThat(sections("culture", "sport").matches(STORY)).isTrue();
    assertThat(sections("culture").matches(STORY)).isFalse();
  }

  @Test
  void wantsEveryFieldToMatch() {
    var filter = new EndpointFilter(Set.of("sport"), Set.of("analysis"), Set.of(), Set.of(),
        Set.of(), Set.of());

    assertThat(filter.matches(STORY)).isFalse();
  }

  @Test
  void takesALanguageWithItsRegions() {
    assertThat(language("en").matches(STORY)).isTrue();
    assertThat(language("en-gb").matches(STORY)).isTrue();
    assertThat(language("en-US").matches(STORY)).isFalse();
    assertThat(language("e").matches(STORY)).isFalse();
  }

  private static EndpointFilter sections(String... sections) {
    return new EndpointFilter(Set.of(sections), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  private static EndpointFilter language(String range) {
    return new EndpointFilter(Set.of(), Set.of(), Set.of(range), Set.of(), Set.of(), Set.of());
  }
}
