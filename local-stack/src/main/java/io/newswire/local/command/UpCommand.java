package io.newswire.local.command;

import java.util.concurrent.Callable;

import io.newswire.local.Component;
import io.newswire.local.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the product and keeps it running. */
@Command(name = "up", description = {
    "Starts the whole product: Kafka, PostgreSQL, the schema registry and the three services.",
    "Stays in the foreground until Ctrl-C, which stops all of it. Data survive."})
final class UpCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = {"-d", "--detach"}, description = "Return once everything is healthy.")
  private boolean detach;

  /** How the background process is called that --detach starts. */
  @Option(names = "--in-background", hidden = true)
  private boolean inBackground;

  UpCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var stack = installation.stack();
    if (installation.isSupervised()) {
      return runsAlready(stack);
    }
    var taken = TakenPorts.of(stack);
    if (!taken.isEmpty()) {
      taken.forEach(terminal::complain);
      return 1;
    }
    if (detach) {
      var up = new Background(installation, terminal).start(stack);
      if (up) {
        Addresses.show(stack, installation.root(), terminal);
        terminal.say("");
        terminal.say("It goes on in the background; stop it with ./newswire down");
      }
      return up ? 0 : 1;
    }
    return new Foreground(installation, terminal).run(stack, () -> {
      if (inBackground) {
        terminal.say(Background.READY);
      } else {
        Addresses.show(stack, installation.root(), terminal);
        terminal.say("");
        terminal.say("Ctrl-C stops it.");
      }
    });
  }

  private int runsAlready(LocalStack stack) {
    var notReady = stack.components().stream().filter(component -> !component.isReady())
        .map(Component::name).toList();
    Addresses.show(stack, installation.root(), terminal);
    terminal.say("");
    terminal.say(notReady.isEmpty()
        ? "It was running already."
        : "It was running already, but not ready: " + String.join(", ", notReady)
            + ". See ./newswire status");
    return 0;
  }
}
