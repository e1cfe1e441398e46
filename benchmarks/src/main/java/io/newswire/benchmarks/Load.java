package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What wrk saw of a server.
 *
 * @param perSecond answers
 * @param p99 in milliseconds
 */
record Load(double perSecond, double p99) {
  static final String SERVERS_CORE = "0";
  private static final String CLIENTS_CORE = "1";
  private static final String CONNECTIONS = "16";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern SLOWEST = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

  /** @throws IllegalStateException where the command is not installed */
  static void require(String command) {
    var isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    if (!isThere) {
      throw new IllegalStateException("This benchmark needs '" + command
          + "' on the path (Debian, Ubuntu: apt install wrk nginx util-linux)");
    }
  }

  /** Holds a server that runs, with all its threads, to the servers' core. */
  static void hold(long pid) throws IOException, InterruptedException {
    var exit = new ProcessBuilder("taskset", "-a", "-c", "-p", SERVERS_CORE, String.valueOf(pid))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("Process " + pid + " could not be held to a core");
    }
  }

  /** So many seconds of requests, as fast as answers come. */
  static Load of(String url, int seconds, String... headers)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("taskset", "-c", CLIENTS_CORE, "wrk", "-t", "1", "-c",
        CONNECTIONS, "-d", seconds + "s", "--latency"));
    for (var header : headers) {
      command.addAll(List.of("-H", header));
    }
    command.add(url);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException(said);
    }
    return new Load(number(RATE, said), number(SLOWEST, said));
  }

  private static double number(Pattern pattern, String said) {
    var found = pattern.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException(said);
    }
    var value = Double.parseDouble(found.group(1));
    return switch (found.groupCount() > 1 ? found.group(2) : "") {
      case "us" -> value / 1_000;
      case "s" -> value * 1_000;
      default -> value;
    };
  }
}
