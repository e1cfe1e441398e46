package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * One process of the stack. It outlives whoever started it: its pid is kept in a file, so that a
 * later run finds it, stops it, or sees that it is gone.
 */
public final class Component {
  static final Duration STOPPING = Duration.ofSeconds(20);
  private static final long LARGEST_LOG = 16L * 1024 * 1024;

  private final String name;
  private final int port;
  private final Path directory;
  private final Launch launch;
  private final PidFile pidFile;

  Component(String name, int port, Path directory, Launch launch) {
    this.name = name;
    this.port = port;
    this.directory = directory;
    this.launch = launch;
    this.pidFile = new PidFile(directory.resolve(name + ".pid"));
  }

  public String name() {
    return name;
  }

  /** The TCP port on which it serves. */
  public int port() {
    return port;
  }

  /** What it printed. */
  public Path log() {
    return directory.resolve(name + ".log");
  }

  /** Starts the process, unless it runs already. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    try {
      Files.createDirectories(directory);
      launch.prepare();
      setOldLogAside();
      var builder = new ProcessBuilder(Detached.command(launch.command()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      builder.environment().putAll(launch.environment());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      pidFile.write(builder.start().toHandle());
    } catch (IOException failure) {
      throw new UncheckedIOException("Could not start " + name, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting " + name, interrupted);
    }
  }

  private void setOldLogAside() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG) {
      Files.move(log(), directory.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Waits until it does its job.
   *
   * @throws StartFailed when it died or the time is up
   */
  public void awaitReady(Duration patience) {
    var deadline = Instant.now().plus(patience);
    while (!isReady()) {
      if (!isRunning()) {
        throw new StartFailed(this, "it stopped by itself");
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StartFailed(this, "it is not ready after " + patience.toSeconds() + " s");
      }
      pause();
    }
  }

  /** Whether it runs by then, whoever starts it. */
  public boolean awaitRunning(Duration patience) {
    return await(patience, this::isRunning);
  }

  boolean isLearning() {
    return launch.isLearning() && isRunning();
  }

  public boolean isReady() {
    return isRunning() && launch.isReady();
  }

  public boolean isRunning() {
    return handle() != null;
  }

  /** The process id; null where it does not run. */
  public @Nullable Long pid() {
    var handle = handle();
    return handle == null ? null : handle.pid();
  }

  /** Asks it to stop, waits, and insists when its patience is over. */
  public synchronized void stop() {
    var handle = handle();
    if (handle != null) {
      signal(handle, launch.stopSignal());
      if (awaitExit(launch.stopPatience())) {
        sayStopped();
      } else {
        handle.destroyForcibly();
        awaitExit(STOPPING);
      }
    }
    pidFile.delete();
  }

  private void sayStopped() {
    try {
      launch.stopped();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** SIGKILL: no goodbye. Returns when it is gone. */
  public synchronized void kill() {
    var handle = handle();
    if (handle != null) {
      handle.destroyForcibly();
      awaitExit(STOPPING);
    }
    pidFile.delete();
  }

  private static void signal(ProcessHandle handle, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(handle.pid())).start().waitFor();
    } catch (IOException failure) {
      handle.destroy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      handle.destroy();
    }
  }

  private boolean awaitExit(Duration patience) {
    return await(patience, () -> !isRunning());
  }

  private static boolean await(Duration patience, BooleanSupplier condition) {
    var deadline = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private @Nullable ProcessHandle handle() {
    return pidFile.find();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", interrupted);
    }
  }

  @Override
  public String toString() {
    return name + " on port " + port;
  }
}
