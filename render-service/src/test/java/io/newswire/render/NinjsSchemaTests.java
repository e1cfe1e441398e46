package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.newswire.event.Article;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IPTC's own schema, where it is at hand: it is not ours to ship. */
class NinjsSchemaTests {
  static Stream<Article> articles() {
    return Stream.of(Samples.underwritten().build(), Samples.news().build(), Samples.killed(),
        KeptBackPicturesTests.story());
  }

  @ParameterizedTest
  @MethodSource("articles")
  void ninjsIsValid(Article article) throws IOException {
    var file = standard("ninjs-schema_3.1.json");
    Assumptions.assumeTrue(file.isPresent(),
        "IPTC's ninjs schema is not at hand; set NEWSWIRE_STANDARDS to the folder that holds it");

    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var schema = registry.getSchema(Files.readString(file.get()));

    assertThat(schema.validate(Renderings.of(article, "ninjs"), InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .isEmpty();
  }

  private static Optional<Path> standard(String name) {
    var named = System.getenv("NEWSWIRE_STANDARDS");
    var folders = named != null
        ? List.of(Path.of(named))
        : List.of(Path.of("../../shared/standards"));
    return folders.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
  }
}
