package io.newswire.ingest.vocabulary;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the vocabulary to whoever writes submissions. */
@RestController
class ContentTypesController {
  private final Vocabulary vocabulary;

  ContentTypesController(ContentTypes contentTypes) {
    this.vocabulary = new Vocabulary(contentTypes.contentTypes().stream()
        .map(entry -> new Word(entry.slug(), entry.uri(), entry.label(), entry.disclosure(),
            entry.requiresUnderwriter()))
        .toList());
  }

  @GetMapping("/content-types")
  Vocabulary listContentTypes() {
    return vocabulary;
  }

  record Vocabulary(List<Word> contentTypes) {}

  record Word(String slug, String uri, String label, @Nullable String disclosure,
      boolean requiresUnderwriter) {}
}
