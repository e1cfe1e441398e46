package io.newswire.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints the current schemas as a release, when asked to; see the module's README. */
class ReleaseTests {
  @Test
  @EnabledIfSystemProperty(named = "newswire.release", matches = "\\d+", disabledReason = "only -Dnewswire.release=N makes a release")
  void writesEverySchemaOfANewReleaseOnce() throws IOException {
    var folder = Path.of("released", System.getProperty("newswire.release"));
    assertThat(folder).as("a release is never written again").doesNotExist();

    Files.createDirectories(folder);
    for (var schema : List.of(Article.getClassSchema(), RenderedArticle.getClassSchema(),
        DeliveryReceipt.getClassSchema(), IssuedKey.getClassSchema(),
        KeyUse.getClassSchema())) {
      Files.writeString(folder.resolve(schema.getName() + ".avsc"),
          SchemaFormatter.format("json/pretty", schema) + "\n");
    }

    assertThat(folder).isDirectoryContaining("glob:**/Article.avsc");
  }
}
