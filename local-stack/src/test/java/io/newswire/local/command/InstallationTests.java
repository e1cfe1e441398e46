package io.newswire.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class InstallationTests {
  private static final Path REFERENCE = Path.of("../docs/configuration.md");
  private static final Pattern VARIABLE = Pattern.compile("(?m)^\\| `(NEWSWIRE_\\w+)` \\|");
  /** What the stack says to the services by itself. */
  private static final Set<String> THE_STACKS_OWN = Set.of("NEWSWIRE_API_KEYS_FILE",
      "NEWSWIRE_DB_PASSWORD", "NEWSWIRE_DB_URL", "NEWSWIRE_DB_USER", "NEWSWIRE_DESK_DB_URL",
      "NEWSWIRE_DESK_KEY", "NEWSWIRE_INGEST_PORT", "NEWSWIRE_KAFKA_BOOTSTRAP",
      "NEWSWIRE_REGISTRY_URL", "NEWSWIRE_RENDER_PORT", "NEWSWIRE_SECRETS_KEY",
      "NEWSWIRE_SYNDICATION_PORT");

  /** A service that a later command starts again must be told what it was told before. */
  @Test
  void keepsEverythingThatServicesCanBeTold() throws IOException {
    var variables = VARIABLE.matcher(Files.readString(REFERENCE)).results()
        .map(found -> found.group(1)).toList();

    assertThat(variables).hasSizeGreaterThan(30).containsAll(THE_STACKS_OWN)
        .filteredOn(name -> !THE_STACKS_OWN.contains(name))
        .allSatisfy(name -> assertThat(
            new Installation(Path.of(""), Path.of(""), Map.of(name, "set")).settings())
            .containsEntry(name, "set"));
  }
}
