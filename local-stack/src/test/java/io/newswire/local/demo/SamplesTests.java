package io.newswire.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class SamplesTests {
  private static final Path FOLDER = Path.of("..", "samples");

  @Test
  void areTheirOwnInEachTour() throws IOException {
    var first = Samples.in(FOLDER, "one");
    var second = Samples.in(FOLDER, "two");

    assertThat(first.articles()).hasSizeGreaterThanOrEqualTo(12);
    first.articles().forEach((name, article) -> assertThat(article.path("id").asString())
        .isNotEqualTo(second.article(name).path("id").asString()));
  }

  @Test
  void referToEachOtherByTheirNewIds() throws IOException {
    var samples = Samples.in(FOLDER, "one");

    assertThat(samples.article("tide-gate-explainer").path("related").path(0).path("articleId"))
        .isEqualTo(samples.article("council-budget").path("id"));
    assertThat(samples.correctionOf("council-budget").path("id"))
        .isEqualTo(samples.article("council-budget").path("id"));
  }
}
