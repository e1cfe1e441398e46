package io.newswire.acceptance.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Programs of others that some machines have: helm, promtool, node. */
final class Programs {
  private Programs() {}

  /** What a program printed, complaints included, and its exit code. */
  record Printed(int exitCode, String text) {}

  static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static Printed run(Path folder, String... command) {
    try {
      var process = new ProcessBuilder(command).directory(folder.toFile())
          .redirectErrorStream(true).start();
      try (var output = process.getInputStream()) {
        var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("No end of " + Arrays.toString(command));
        }
        return new Printed(process.exitValue(), text);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
