package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.newswire.event.Article;
import io.newswire.event.Rendition;
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
    return ARTICLES.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .flatMap(article -> Renderings.of(article.getValue()).stream()
            .map(rendition -> Arguments.of(article.getKey(), rendition.getFormat(), rendition)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("renditions")
  void isWhatWasApproved(String article, String format, Rendition rendition) throws IOException {
    var file = APPROVED.resolve(article).resolve(format);
    if (APPROVE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, rendition.getContent());
    }

    assertThat(rendition.getContent()).isEqualTo(Files.readString(file));
  }
}
