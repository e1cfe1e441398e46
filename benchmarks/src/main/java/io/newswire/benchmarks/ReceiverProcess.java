package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The other process: {@link WebhookReceivers}, and what there is to ask of it. */
final class ReceiverProcess implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String base;

  ReceiverProcess() throws IOException {
    process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m", "-cp", System.getProperty("java.class.path"), WebhookReceivers.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    base = "http://127.0.0.1:" + process.inputReader(UTF_8).readLine() + "/";
  }

  /**
   * A webhook that arrived.
   *
   * @param id the webhook-id
   * @param micros since the epoch
   */
  record Arrival(int receiver, String id, long micros) {
    private static Arrival read(String line) {
      var parts = line.split(" ");
      return new Arrival(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
    }
  }

  String url(int number) {
    return base + number;
  }

  /** To be followed by a receiver's number. */
  String url() {
    return base;
  }

  /** Each receiver's secret, to verify one webhook in fifty with. */
  void learn(Map<Integer, String> secrets) {
    ask("secrets", secrets.entrySet().stream().map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining("\n")));
  }

  /** From this number on they take requests and do not answer. */
  void die(int first) {
    ask("dead", String.valueOf(first));
  }

  /** All answer, what hangs too. */
  void heal() {
    ask("heal", "");
  }

  void forget() {
    ask("forget", "");
  }

  /**
   * Waits for so many at those that live.
   *
   * @throws IllegalStateException where they did not come in time
   */
  List<Arrival> await(int count, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (Integer.parseInt(ask("count", "")) < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(ask("count", "") + " of " + count + " webhooks came");
      }
      LockSupport.parkNanos(20_000_000);
    }
    var arrivals = ask("arrivals", "").lines().map(Arrival::read).toList();
    var different = arrivals.stream().map(one -> one.receiver() + " " + one.id()).distinct()
        .count();
    if (arrivals.size() != count || different != count) {
      throw new IllegalStateException(arrivals.size() + " webhooks came, " + different
          + " different ones; there should be " + count);
    }
    return arrivals;
  }

  /** What arrived last. */
  byte[] body() {
    return ask("body", "").getBytes(UTF_8);
  }

  /**
   * How many signatures were verified.
   *
   * @throws IllegalStateException where one did not verify
   */
  int verified() {
    var counts = ask("verified", "").split(" ");
    if (!counts[1].equals("0")) {
      throw new IllegalStateException(counts[1] + " signatures do not verify");
    }
    return Integer.parseInt(counts[0]);
  }

  private String ask(String what, String body) {
    try {
      var answer = client.send(HttpRequest.newBuilder(URI.create(base + "control/" + what))
          .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(what + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException failure) {
      throw new IllegalStateException("The receivers do not answer", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
