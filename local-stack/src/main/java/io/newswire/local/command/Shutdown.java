package io.newswire.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import io.newswire.local.Component;
import io.newswire.local.LocalStack;
import io.newswire.local.Supervisor;

/** Stops a stack that another process supervises, or nobody. */
public final class Shutdown {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long LOOK_EVERY_MS = 100;

  private final Installation installation;
  private final Terminal terminal;
  private final Instant begin = Instant.now();

  public Shutdown(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Returns when nothing of it runs any more. */
  public void of(LocalStack stack) throws InterruptedException {
    var supervisor = Supervisor.of(installation.home());
    if (supervisor != null) {
      supervisor.destroy(); // SIGTERM: it stops everything in order
      watch(stack);
    }
    // What is left when a supervisor was killed, or nobody looked after it.
    stack.stop((component, _) -> tell(component));
  }

  private void watch(LocalStack stack) throws InterruptedException {
    var running = new ArrayList<>(
        stack.components().stream().filter(Component::isRunning).toList());
    while (installation.isSupervised() && Instant.now().isBefore(begin.plus(PATIENCE))) {
      running.removeIf(component -> {
        var gone = !component.isRunning();
        if (gone) {
          tell(component);
        }
        return gone;
      });
      Thread.sleep(LOOK_EVERY_MS);
    }
    running.stream().filter(component -> !component.isRunning()).forEach(this::tell);
  }

  private void tell(Component component) {
    terminal.say("  %-12s stopped after %4.1f s".formatted(component.name(),
        Duration.between(begin, Instant.now()).toMillis() / 1000.0));
  }
}
