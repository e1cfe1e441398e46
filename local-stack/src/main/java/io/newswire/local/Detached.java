package io.newswire.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a command in a session of its own: Ctrl-C in the terminal reaches the supervisor alone, which
 * stops everything in its order.
 */
public final class Detached {
  private static final String SET_GROUP = "use POSIX; setpgid(0, 0); exec @ARGV or die \"$!\\n\"";

  private Detached() {}

  /** The command with what sets it apart; the pid of the started process is the command's. */
  public static List<String> command(List<String> command) {
    return Stream.concat(prefix().stream(), command.stream()).toList();
  }

  /** Both replace themselves by the command. */
  private static List<String> prefix() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    return isOnPath("perl") ? List.of("perl", "-e", SET_GROUP) : List.of(); // macOS has no setsid
  }

  private static boolean isOnPath(String program) {
    var path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
