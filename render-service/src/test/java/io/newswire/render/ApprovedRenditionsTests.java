package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.newswire.event.Article;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each format of a few articles beside the file that somebody has read and approved. What is meant to
 * change is written anew with {@code -Dnewswire.approve=true}, and read in the diff.
 */
class ApprovedRenditionsTests {
  private static final Path APPROVED = Path.of("src/test/resources/renditions");
  private static final boolean APPROVE = Boolean.getBoolean("newswire.approve");
  private static final Map<String, Article> ARTICLES = Map.of(
      "everything", FullSamples.everything(),
      "sponsored", FullSamples.sponsored(),
      "opinion", FullSamples.opinion(),
      "killed", FullSamples.killed(),
      "withheld", FullSamples.withheld());

  static Stream<Arguments> renditions() {
    return ARTICLES.keySet().stream().sorted()
        .flatMap(article -> Renderings.formats().stream()
            .map(format -> Arguments.of(article, format)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("renditions")
  void isWhatWasApproved(String article, String format) throws IOException {
    var content = Renderings.of(Objects.requireNonNull(ARTICLES.get(article)), format);
    var file = APPROVED.resolve(article).resolve(format);
    if (APPROVE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }

    assertThat(content).isEqualTo(Files.readString(file));
  }
}
