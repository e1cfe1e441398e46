package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * One process of the stack. It outlives whoever started it: its pid is kept in a file, so that a
 * later run finds it, stops it, or sees that it is gone.
 */
public final class Component {
  private static final Duration STOPPING = Duration.ofSeconds(20);

  private final String name;
  private final int port;
  private final Path directory;
  private final Launch launch;

  /** How a component is started and how one sees that it works. */
  interface Launch {
    /** Makes what must be there before the first start; harmless later. */
    void prepare() throws IOException, InterruptedException;

    List<String> command();

    Map<String, String> environment();

    /** Whether it does its job now. */
    boolean isReady();

    /** The signal that asks it to stop cleanly. */
    default String stopSignal() {
      return "TERM";
    }
  }

  Component(String name, int port, Path directory, Launch launch) {
    this.name = name;
    this.port = port;
    this.directory = directory;
    this.launch = launch;
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
      var builder = new ProcessBuilder(launch.command())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      builder.environment().putAll(launch.environment());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      remember(builder.start().toHandle());
    } catch (IOException failure) {
      throw new UncheckedIOException("Could not start " + name, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting " + name, interrupted);
    }
  }

  /**
   * Waits until it does its job.
   *
   * @throws StartFailed when it died or the time is up
   */
  public void awaitReady(Duration patience) {
    var deadline = Instant.now().plus(patience);
    while (!launch.isReady()) {
      if (!isRunning()) {
        throw new StartFailed(this, "it stopped by itself");
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StartFailed(this, "it is not ready after " + patience.toSeconds() + " s");
      }
      pause();
    }
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

  /** Asks it to stop, waits, and insists after 20 s. */
  public synchronized void stop() {
    var handle = handle();
    if (handle != null) {
      signal(handle, launch.stopSignal());
      if (!awaitExit(handle, STOPPING)) {
        handle.destroyForcibly();
        awaitExit(handle, STOPPING);
      }
    }
    forget();
  }

  /** SIGKILL: no goodbye. Returns when it is gone. */
  public synchronized void kill() {
    var handle = handle();
    if (handle != null) {
      handle.destroyForcibly();
      awaitExit(handle, STOPPING);
    }
    forget();
  }

  /** A future that completes when the running process ends, however it ends. */
  CompletableFuture<?> exit() {
    var handle = handle();
    return handle == null ? CompletableFuture.completedFuture(null) : handle.onExit();
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

  private static boolean awaitExit(ProcessHandle handle, Duration patience) {
    try {
      handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path pidFile() {
    return directory.resolve(name + ".pid");
  }

  /** The pid and its start time: a stranger that got the same pid later is not taken for ours. */
  private void remember(ProcessHandle handle) throws IOException {
    Files.writeString(pidFile(), handle.pid() + " " + startOf(handle) + "\n");
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private @Nullable ProcessHandle handle() {
    try {
      if (!Files.exists(pidFile())) {
        return null;
      }
      var parts = Files.readString(pidFile()).strip().split(" ");
      if (parts.length != 2) {
        return null;
      }
      Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(parts[0]));
      return found.filter(ProcessHandle::isAlive)
          .filter(handle -> startOf(handle).equals(parts[1]))
          .orElse(null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(start -> String.valueOf(start.toEpochMilli()))
        .orElse("0");
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
