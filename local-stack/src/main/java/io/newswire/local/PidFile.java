package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Remembers a process beyond the life of whoever started it: its pid, and when it started, so that a
 * stranger that got the same pid later is not taken for ours.
 */
final class PidFile {
  /** Of the fields after the command's name in {@code /proc/PID/stat}: proc(5), fields 3 and 22. */
  private static final int STATE = 0;
  private static final int START = 19;

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The process; null where it does not run any more. */
  @Nullable
  ProcessHandle find() {
    var parts = text().split(" ");
    if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
      return null;
    }
    Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(parts[0]));
    return found.filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).equals(parts[1]))
        .orElse(null);
  }

  private String text() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** In clock ticks since boot where the system says so: the wall clock may be set meanwhile. */
  private static String startOf(ProcessHandle process) {
    var stat = stat(process);
    if (stat != null) {
      // A zombie is dead, though nobody has asked for its exit status yet.
      return stat[STATE].equals("Z") ? "dead" : stat[START];
    }
    return process.info().startInstant().map(start -> String.valueOf(start.toEpochMilli()))
        .orElse("unknown");
  }

  private static String @Nullable [] stat(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException noProc) {
      return null;
    }
  }
}
