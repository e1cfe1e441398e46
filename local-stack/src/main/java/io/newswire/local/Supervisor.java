package io.newswire.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a stack running: what dies is started again, after a pause that grows while it keeps dying.
 * Only one supervisor at a time looks after a home.
 */
public final class Supervisor {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final LocalStack stack;
  private final RunningStack note;
  private final Consumer<String> report;
  private final Clock clock;
  private final PidFile pidFile;
  private final Map<String, RestartPauses> pauses = new HashMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private volatile boolean stopping;

  /**
   * @param settings that the stack's services got beyond the usual ones
   * @param report gets a line for whatever happens
   */
  public Supervisor(LocalStack stack, Map<String, String> settings, Consumer<String> report,
      Clock clock) {
    this.stack = stack;
    this.note = new RunningStack(stack.ports(), settings);
    this.report = report;
    this.clock = clock;
    this.pidFile = pidFile(stack.home());
  }

  private static PidFile pidFile(java.nio.file.Path home) {
    return new PidFile(home.resolve("run").resolve("stack.pid"));
  }

  /** The supervisor that looks after this home now; null where none does. */
  public static @Nullable ProcessHandle of(java.nio.file.Path home) {
    return pidFile(home).find();
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @throws StartFailed when a component did not come up
   */
  public void start() {
    pidFile.write(ProcessHandle.current());
    note.noteIn(stack.home());
    stack.start((component, took) -> report.accept("%-12s ready on port %-5d after %4.1f s"
        .formatted(component.name(), component.port(), took.toMillis() / 1000.0)));
  }

  /** Watches until {@link #stop} is called or the thread is interrupted. */
  public void watch() throws InterruptedException {
    while (!stopping) {
      for (var component : stack.components()) {
        look(component);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private synchronized void look(Component component) {
    if (stopping || component.isRunning()) {
      return;
    }
    var now = clock.instant();
    var at = due.get(component.name());
    if (at == null) {
      var pause = pauses.computeIfAbsent(component.name(), _ -> new RestartPauses()).next(now);
      due.put(component.name(), now.plus(pause));
      report.accept("%s has died; it is started again in %d s. Its log: %s"
          .formatted(component.name(), pause.toSeconds(), component.log()));
    } else if (!now.isBefore(at)) {
      due.remove(component.name());
      restart(component);
    }
  }

  private void restart(Component component) {
    try {
      component.start();
      report.accept(component.name() + " is started again");
    } catch (RuntimeException failure) {
      report.accept(component.name() + " cannot be started: " + failure.getMessage());
    }
  }

  /** Stops everything, the last started first, and gives up the home. */
  public void stop() {
    stopping = true;
    synchronized (this) {
      if (stack.components().stream().anyMatch(Component::isLearning)) {
        report.accept("The services note what makes their next start faster: this takes a moment,"
            + " once after a build.");
      }
      stack.stop((component, took) -> report.accept("%-12s stopped after %4.1f s"
          .formatted(component.name(), took.toMillis() / 1000.0)));
      pidFile.delete();
    }
  }
}
