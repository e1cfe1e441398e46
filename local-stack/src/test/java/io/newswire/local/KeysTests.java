package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  @Test
  void stayTheSameOverTheYears() {
    var first = Keys.in(home);

    assertThat(Keys.in(home)).isEqualTo(first);
    assertThat(first.editor()).startsWith("nw_").isNotEqualTo(first.admin());
    assertThat(Base64.getDecoder().decode(first.secretsKey())).hasSize(32);
  }

  @Test
  void areCompletedWhereAnOlderVersionMadeThem() throws IOException {
    Keys.in(home);
    var file = home.resolve("service.env");
    var complete = Files.readAllLines(file);
    var older = complete.stream().filter(line -> !line.contains("GRAFANA")).toList();
    Files.write(file, older);

    Keys.in(home);

    assertThat(older).hasSize(complete.size() - 1);
    assertThat(Files.readAllLines(file)).containsAll(older)
        .anySatisfy(line -> assertThat(line).matches("NEWSWIRE_GRAFANA_PASSWORD=[\\w-]{43}"));
  }

  @Test
  void areForTheirOwnerOnlyAndInTheClearNowhereElse() throws IOException {
    var keys = Keys.in(home);

    for (var file : new String[]{"keys.env", "service.env"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
          .isEqualTo("rw-------");
    }
    // Hashes of random keys: a container reads them under another user.
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Keys.apiKeysFile(home))))
        .isEqualTo("rw-r--r--");
    assertThat(Files.readString(Keys.apiKeysFile(home)))
        .doesNotContain(keys.editor(), keys.admin());
    assertThat(keys.toString()).doesNotContain(keys.editor(), keys.admin());
  }

  @Test
  void areAssignmentsThatAShellTakes() throws Exception {
    var keys = Keys.in(home);

    var shell = new ProcessBuilder("sh", "-c",
        ". " + home.resolve("keys.env") + " && printf %s \"$NEWSWIRE_EDITOR_KEY\"").start();

    assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo(keys.editor());
  }
}
