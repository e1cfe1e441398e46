package io.newswire.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.newswire.local.LocalStack;

/** Somebody at the command line of the running product: what {@code ./newswire} hands over to. */
final class Operator {
  private static final String MAIN = "io.newswire.local.command.NewswireCommand";

  private final LocalStack stack;

  Operator(LocalStack stack) {
    this.stack = stack;
  }

  /** What a command printed, complaints included, and its exit code. */
  record Printed(int exitCode, String text) {}

  Printed newswire(List<String> arguments) {
    var target = RunningProduct.ROOT.resolve("local-stack").resolve("target");
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-Dnewswire.root=" + RunningProduct.ROOT,
        "-Dlogback.configurationFile=io/newswire/local/cli-logback.xml",
        "-cp", target.resolve("local-stack.jar") + File.pathSeparator
            + target.resolve("lib").resolve("*"),
        MAIN));
    command.addAll(arguments);
    try {
      return run(command);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Printed newswire(String... arguments) {
    return newswire(List.of(arguments));
  }

  private Printed run(List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile("newswire", ".out");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(output.toFile());
      builder.environment().putAll(environment());
      var process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("No end of " + command);
      }
      return new Printed(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  private Map<String, String> environment() {
    var ports = stack.ports();
    // The stack itself says what its services get; a command that starts one must know it as well.
    return Map.of(
        "NEWSWIRE_ALLOWED_TARGETS", RunningProduct.ALLOWED_TARGETS,
        "NEWSWIRE_HOME", stack.home().toString(),
        "NEWSWIRE_INGEST_PORT", String.valueOf(ports.ingest()),
        "NEWSWIRE_RENDER_PORT", String.valueOf(ports.render()),
        "NEWSWIRE_SYNDICATION_PORT", String.valueOf(ports.syndication()),
        "NEWSWIRE_REGISTRY_PORT", String.valueOf(ports.registry()),
        "NEWSWIRE_KAFKA_PORT", String.valueOf(ports.kafka()),
        "NEWSWIRE_POSTGRES_PORT", String.valueOf(ports.postgres()));
  }
}
