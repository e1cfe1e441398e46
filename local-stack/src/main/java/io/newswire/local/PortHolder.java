package io.newswire.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Says who listens on a port, as far as the system tells us. */
public final class PortHolder {
  /** Columns of /proc/net/tcp (proc(5)), and the state LISTEN. */
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private PortHolder() {}

  /** Such as {@code java (process 4711)}; null where that cannot be found out. */
  public static @Nullable String of(int port) {
    try {
      var pid = Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
      return pid == null ? null : describe(pid);
    } catch (IOException unknown) {
      return null;
    }
  }

  private static String describe(long pid) {
    var command = ProcessHandle.of(pid).flatMap(process -> process.info().command());
    return command.map(path -> Path.of(path).getFileName() + " (process " + pid + ")")
        .orElse("process " + pid);
  }

  private static @Nullable Long fromProc(int port) throws IOException {
    var inodes = listening(port);
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        if (holdsOneOf(process, inodes)) {
          return Long.valueOf(process.getFileName().toString());
        }
      }
    }
    return null;
  }

  private static Set<String> listening(int port) throws IOException {
    var suffix = String.format(Locale.ROOT, ":%04X", port);
    var inodes = new HashSet<String>();
    for (var table : Set.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (Files.exists(Path.of(table))) {
        Files.readAllLines(Path.of(table)).stream()
            .map(line -> line.strip().split("\\s+"))
            .filter(row -> row.length > INODE && row[LOCAL_ADDRESS].endsWith(suffix)
                && row[STATE].equals(LISTEN))
            .forEach(row -> inodes.add("socket:[" + row[INODE] + "]"));
      }
    }
    return inodes;
  }

  private static boolean holdsOneOf(Path process, Set<String> inodes) {
    try (var descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var descriptor : descriptors) {
        if (inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false; // another user's, or gone meanwhile
    }
    return false;
  }

  private static @Nullable Long fromLsof(int port) throws IOException {
    var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
    var first = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
        .lines().findFirst();
    return first.map(Long::valueOf).orElse(null);
  }
}
