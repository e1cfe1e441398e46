package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two feed parsers from npm, run with Node.js; a test that needs them is skipped where there is none. */
final class NpmReaders {
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path HOME = Path.of("target", "node");

  private NpmReaders() {}

  /** @param feeds by extension: rss, atom, json */
  static List<JsonNode> read(Map<String, byte[]> feeds) throws IOException, InterruptedException {
    install();
    var command = new ArrayList<>(List.of("node", "read-feeds.mjs"));
    for (var feed : feeds.entrySet()) {
      Files.write(HOME.resolve("feed." + feed.getKey()), feed.getValue());
      command.add("feed." + feed.getKey());
    }
    return JsonMapper.shared().readTree(run(command)).valueStream().toList();
  }

  private static void install() throws IOException, InterruptedException {
    assumeTrue(isThere("node") && isThere("npm"), "Node.js is not installed");
    Files.createDirectories(HOME);
    for (var name : List.of("package.json", "package-lock.json", "read-feeds.mjs")) {
      Files.copy(SOURCE.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    var installed = HOME.resolve("node_modules").resolve(".package-lock.json");
    if (!Files.exists(installed) || Files.getLastModifiedTime(installed)
        .compareTo(Files.getLastModifiedTime(SOURCE.resolve("package-lock.json"))) < 0) {
      run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
    }
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var output = HOME.resolve("output").toFile();
    var complaints = HOME.resolve("complaints").toFile();
    var process = new ProcessBuilder(command).directory(HOME.toFile())
        .redirectOutput(output).redirectError(complaints).start();
    var ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s: %s", command, Files.readString(complaints.toPath())).isTrue();
    return Files.readString(output.toPath());
  }
}
