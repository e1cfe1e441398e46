package io.newswire.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.local.Folders;
import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import io.newswire.local.RunningStack;
import io.newswire.local.command.Background;
import io.newswire.local.command.Installation;
import io.newswire.local.command.Shutdown;
import io.newswire.local.command.TakenPorts;
import io.newswire.local.command.Terminal;

/**
 * What the tour plays on. The tour's partner listens on this very machine, which the product refuses
 * to call unless it was told to admit that; a product that runs already and was not told so is left
 * as it is, and the tour gets a second one for itself.
 */
final class Stage {
  private static final String ALLOWED = "NEWSWIRE_ALLOWED_TARGETS";
  private static final String LOOPBACK = "127.0.0.0/8";

  private final Installation installation;
  private final LocalStack stack;
  private final Kind kind;
  private final Terminal terminal;

  private enum Kind {
    /** The product, started by the tour. */
    STARTED,
    /** The product, running before. */
    FOUND,
    /** Another one, with data that go when the tour ends. */
    PRIVATE
  }

  private Stage(Installation installation, LocalStack stack, Kind kind, Terminal terminal) {
    this.installation = installation;
    this.stack = stack;
    this.kind = kind;
    this.terminal = terminal;
  }

  /** Chooses, without starting anything. */
  static Stage choose(Installation installation, Terminal terminal) throws IOException {
    var running = installation.stack();
    if (!installation.isSupervised() && !Installation.isAnythingRunning(running)) {
      var admitting = installation.with(installation.home(), Map.of(ALLOWED, admitted(
          installation.environment().getOrDefault(ALLOWED, ""))));
      return new Stage(admitting, admitting.stack(), Kind.STARTED, terminal);
    }
    return admitsLoopback(installation)
        ? new Stage(installation, running, Kind.FOUND, terminal)
        : ofItsOwn(installation, terminal);
  }

  private static Stage ofItsOwn(Installation installation, Terminal terminal) throws IOException {
    var home = Files.createTempDirectory("newswire-demo");
    var ports = Ports.anyFree();
    var variables = new HashMap<String, String>();
    ports.asVariables().forEach((name, port) -> variables.put(name, String.valueOf(port)));
    variables.put(ALLOWED, LOOPBACK);
    variables.put("NEWSWIRE_PUBLIC_URL", "http://localhost:" + ports.syndication());
    var own = installation.with(home, variables);
    return new Stage(own, own.stack(), Kind.PRIVATE, terminal);
  }

  private static boolean admitsLoopback(Installation installation) {
    var noted = RunningStack.notedIn(installation.home());
    var allowed = noted == null ? "" : noted.settings().getOrDefault(ALLOWED, "");
    return List.of(allowed.split(",")).stream().map(String::strip)
        .anyMatch(range -> range.equals(LOOPBACK) || range.startsWith("127.0.0.1"));
  }

  private static String admitted(String already) {
    return already.isBlank() ? LOOPBACK : already + "," + LOOPBACK;
  }

  /** Starts what does not run; whether all of it is healthy. */
  boolean open() throws IOException, InterruptedException {
    terminal.say(switch (kind) {
      case STARTED -> "The product does not run; it is started, and for this tour alone it may call"
          + " a partner on this machine.";
      case FOUND -> "The product runs and may call partners on this machine; the tour uses it.";
      case PRIVATE -> "The product runs, but may not call partners on this machine. It is left"
          + " alone: the tour starts a second one on free ports, with data of its own.";
    });
    if (kind == Kind.FOUND) {
      return true;
    }
    var taken = TakenPorts.of(stack);
    taken.forEach(terminal::complain);
    return taken.isEmpty() && new Background(installation, terminal).start(stack);
  }

  /**
   * Stops what the tour started.
   *
   * @param keep leave it running
   */
  void close(boolean keep) throws InterruptedException {
    terminal.say("");
    if (kind == Kind.FOUND || keep) {
      terminal.say("It goes on running: " + stack.syndicationUrl() + "/feeds");
      if (kind != Kind.FOUND) {
        terminal.say("Until it is stopped it may call partners on this machine. Stop it with "
            + (kind == Kind.PRIVATE ? "NEWSWIRE_HOME=" + installation.home() + " " : "")
            + "./newswire down");
      }
      return;
    }
    terminal.say(terminal.bold("Stopping what the tour started"));
    new Shutdown(installation, terminal).of(stack);
    if (kind == Kind.PRIVATE) {
      Folders.delete(installation.home());
    } else {
      terminal.say("The articles are still there: ./newswire up, then "
          + stack.syndicationUrl() + "/feeds");
    }
  }

  LocalStack stack() {
    return stack;
  }

  Path samples() {
    return installation.root().resolve("samples");
  }

  @Override
  public String toString() {
    return kind + " " + stack.home();
  }
}
