package io.newswire.local.command;

import java.time.Clock;

import io.newswire.local.LocalStack;
import io.newswire.local.StartFailed;
import io.newswire.local.Supervisor;

/** Runs the stack as long as this process lives, and stops it before this process ends. */
final class Foreground {
  private final Installation installation;
  private final Terminal terminal;

  Foreground(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /**
   * @param whenReady called once, when everything is healthy
   * @return the exit code
   */
  int run(LocalStack stack, Runnable whenReady) {
    var supervisor = new Supervisor(stack, installation.settings(),
        line -> terminal.say("  " + line), Clock.systemUTC());
    try (var signal = StopSignal.interrupting(Thread.currentThread())) {
      try {
        terminal.say(terminal.bold("Starting Newswire") + terminal.dim(" in " + stack.home()));
        supervisor.start();
        whenReady.run();
        supervisor.watch();
        return 0;
      } catch (InterruptedException stopped) {
        return 0;
      } catch (StartFailed failure) {
        terminal.complain(failure.getMessage());
        return 1;
      } catch (RuntimeException failure) {
        if (signal.came()) {
          return 0; // a start that was broken off
        }
        throw failure;
      } finally {
        Thread.interrupted(); // stopping takes its time
        terminal.say("Stopping");
        supervisor.stop();
      }
    }
  }
}
