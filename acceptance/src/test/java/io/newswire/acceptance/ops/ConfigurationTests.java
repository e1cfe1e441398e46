package io.newswire.acceptance.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/** The reference of what can be set is what the code takes. */
class ConfigurationTests {
  @Test
  void theReferenceIsCurrent() throws IOException {
    var page = Settings.page();
    if (System.getProperty("newswire.write-docs") != null) {
      Files.writeString(Settings.file(), page);
    }

    assertThat(page).contains("`newswire.webhook.sending.concurrency`", "`NEWSWIRE_KAFKA_BOOTSTRAP`");
    assertThat(Files.readString(Settings.file()))
        .as("docs/configuration.md; write it anew with -Dnewswire.write-docs").isEqualTo(page);
  }
}
