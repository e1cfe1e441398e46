package io.newswire.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedNameTests {
  @ParameterizedTest
  @CsvSource({"politics,politics", "World News,world-news", "Économie & société,economie-societe",
      "  -Sport- ,sport"})
  void makesASlugOfASectionsName(String section, String name) {
    assertThat(FeedName.ofSection(section)).isEqualTo(new FeedName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "Latest", "search", "政治", "", "&"})
  void givesNoFeedToSectionsThatHaveNoSlugOrATakenOne(String section) {
    assertThat(FeedName.ofSection(section)).isNull();
  }

  @Test
  void refusesWhatDoesNotBelongIntoAUrl() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FeedName("../etc"));
  }
}
