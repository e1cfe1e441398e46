package io.newswire.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.newswire.local.Detached;
import io.newswire.local.Jvm;
import io.newswire.local.LocalStack;

/** Starts a supervisor that outlives this process, and tells what it says until all is ready. */
public final class Background {
  /** What the supervisor says when everything is healthy. */
  static final String READY = "Everything is ready";

  private static final long LOOK_EVERY_MS = 250;

  private final Installation installation;
  private final Terminal terminal;
  private final Path log;
  private long told;

  public Background(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
    this.log = installation.home().resolve("run").resolve("stack.log");
  }

  /** Whether everything is ready; if not, it was told why, and nothing is left running. */
  public boolean start(LocalStack stack) throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    var builder = new ProcessBuilder(Detached.command(List.of(Jvm.java(),
        "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Dnewswire.root=" + installation.root(),
        "-Dlogback.configurationFile=io/newswire/local/cli-logback.xml",
        "-cp", Jvm.classPath(), NewswireCommand.class.getName(), "up", "--in-background")))
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
    builder.environment().putAll(installation.environment());
    builder.environment().put("NEWSWIRE_HOME", installation.home().toString());
    stack.ports().asVariables()
        .forEach((name, port) -> builder.environment().put(name, String.valueOf(port)));
    return awaitReady(builder.start());
  }

  private boolean awaitReady(Process supervisor)
      throws IOException, InterruptedException {
    while (supervisor.isAlive()) {
      if (tellNews()) {
        return true;
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
    tellNews();
    return false;
  }

  /** Whether it says that everything is ready. */
  private boolean tellNews() throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(told);
      var news = new byte[(int) (file.length() - told)];
      file.readFully(news);
      var text = new String(news, StandardCharsets.UTF_8);
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().forEach(terminal::say);
      told += whole.getBytes(StandardCharsets.UTF_8).length;
      return whole.contains(READY);
    }
  }
}
