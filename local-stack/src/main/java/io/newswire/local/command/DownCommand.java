package io.newswire.local.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Stops the product, also what a supervisor that died has left behind. */
@Command(name = "down", description = "Stops everything cleanly. Data and keys stay.")
final class DownCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  DownCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (installation.isFresh()) {
      terminal.say("Newswire was not running.");
      return 0;
    }
    var stack = installation.stack();
    var ran = installation.isSupervised() || Installation.isAnythingRunning(stack);
    if (ran) {
      terminal.say(terminal.bold("Stopping Newswire"));
      new Shutdown(installation, terminal).of(stack);
    }
    terminal.say(ran ? "Newswire is stopped; its data stay." : "Newswire was not running.");
    return 0;
  }
}
