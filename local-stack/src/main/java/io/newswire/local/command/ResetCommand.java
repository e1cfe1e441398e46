package io.newswire.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

import io.newswire.local.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins anew. */
@Command(name = "reset", description = {
    "Stops everything and deletes the data: articles, partners, deliveries, schemas.",
    "The keys stay, unless --keys is given."})
final class ResetCommand implements Callable<Integer> {
  private static final Set<String> KEYS = Set.of("keys.env", "api-keys.yaml", "service.env");

  private final Installation installation;
  private final Terminal terminal;

  @Option(names = {"-y", "--yes"}, description = "Do not ask.")
  private boolean yes;

  @Option(names = "--keys", description = "Delete the keys as well.")
  private boolean keysToo;

  ResetCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (installation.isFresh()) {
      terminal.say("There is nothing to delete.");
      return 0;
    }
    if (!yes && Terminal.isTerminal() && !agreed()) {
      terminal.say("Nothing was deleted.");
      return 1;
    }
    var stack = installation.stack();
    if (installation.isSupervised() || Installation.isAnythingRunning(stack)) {
      new Shutdown(installation, terminal).of(stack);
    }
    deleteData();
    terminal.say("The data in " + installation.home() + " are deleted"
        + (keysToo ? ", and the keys." : "; the keys stay."));
    return 0;
  }

  private boolean agreed() {
    var console = System.console();
    var answer = console == null
        ? null
        : console.readLine("Delete all data in %s? [y/N] ", installation.home());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private void deleteData() throws IOException {
    try (var content = Files.list(installation.home())) {
      content.filter(path -> keysToo || !isKey(path)).toList().forEach(Folders::delete);
    }
  }

  private static boolean isKey(Path path) {
    return KEYS.contains(path.getFileName().toString());
  }
}
