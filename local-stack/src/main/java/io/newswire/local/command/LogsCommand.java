package io.newswire.local.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the components wrote. */
@Command(name = "logs", description = "Shows the end of the components' logs.")
final class LogsCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "COMPONENT", description = {
      "kafka, postgres, registry, ingest, render, syndication, or stack for the supervisor.",
      "All of them by default."})
  private List<String> components = new ArrayList<>();

  @Option(names = {"-n", "--lines"}, defaultValue = "20", description = "How many lines of each.")
  private int lines;

  @Option(names = {"-f", "--follow"}, description = "Go on until Ctrl-C.")
  private boolean follow;

  LogsCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var logs = logs();
    if (logs.isEmpty()) {
      terminal.complain("There is no such log in " + folder());
      return 1;
    }
    if (follow) {
      return tail(logs);
    }
    for (var log : logs) {
      terminal.say(terminal.bold("== " + log));
      var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      text.subList(Math.max(0, text.size() - lines), text.size()).forEach(terminal::say);
    }
    return 0;
  }

  private Path folder() {
    return installation.home().resolve("run");
  }

  private List<Path> logs() {
    var wanted = components.isEmpty()
        ? List.of("stack", "kafka", "postgres", "registry", "ingest", "render", "syndication")
        : components;
    return wanted.stream().map(name -> folder().resolve(name + ".log"))
        .filter(log -> log.startsWith(folder()) && Files.exists(log)).toList();
  }

  private int tail(List<Path> logs) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines), "-F"));
    logs.forEach(log -> command.add(log.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
