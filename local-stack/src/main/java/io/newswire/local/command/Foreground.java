package io.newswire.local.command;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import io.newswire.local.LocalStack;
import io.newswire.local.StartFailed;
import io.newswire.local.Supervisor;

/** Runs the stack as long as this process lives, and stops it before this process ends. */
final class Foreground {
  private final Installation installation;
  private final Terminal terminal;
  private volatile boolean askedToStop;

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
    var stopped = new CountDownLatch(1);
    stopOnSignal(Thread.currentThread(), stopped);
    try {
      terminal.say(terminal.bold("Starting Newswire") + terminal.dim(" in " + stack.home()));
      supervisor.start();
      whenReady.run();
      supervisor.watch();
      return 0;
    } catch (InterruptedException signal) {
      return 0;
    } catch (StartFailed failure) {
      terminal.complain(failure.getMessage());
      return 1;
    } catch (RuntimeException failure) {
      if (askedToStop) {
        return 0; // a start that was broken off
      }
      throw failure;
    } finally {
      Thread.interrupted(); // stopping takes its time
      terminal.say("Stopping");
      supervisor.stop();
      stopped.countDown();
    }
  }

  /** Ctrl-C, {@code down} and a closed terminal: the main thread stops everything, we wait. */
  private void stopOnSignal(Thread main, CountDownLatch stopped) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      askedToStop = true;
      main.interrupt();
      try {
        stopped.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }, "stop"));
  }
}
