package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A new format is a new class, and nothing else changes. */
class AddingAFormatTests {
  @Test
  void takesAFormatThatIsOneFile() {
    var article = Samples.underwritten().build();

    assertThat(Renderings.of(article, "sms", "io.newswire.added")).singleElement()
        .satisfies(rendition -> assertThat(rendition.getContent()).startsWith("Underwritten: ")
            .contains("The Estuary Trust", article.getHeadline()));
  }
}
