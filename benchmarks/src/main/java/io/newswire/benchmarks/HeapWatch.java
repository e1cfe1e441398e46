package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** How much heap a service uses at most, garbage and all; it is asked once a second. */
final class HeapWatch implements AutoCloseable {
  private static final Pattern USED = Pattern
      .compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final Thread thread;
  private volatile double most;

  HeapWatch(String service) {
    request = HttpRequest.newBuilder(URI.create(service + "/actuator/prometheus")).build();
    thread = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(Duration.ofSeconds(1));
      }
    } catch (InterruptedException over) {
      // close() asked for it
    }
  }

  private void look() throws InterruptedException {
    try {
      var said = client.send(request, BodyHandlers.ofString()).body();
      var used = USED.matcher(said).results().mapToDouble(pool -> Double.parseDouble(pool.group(1)))
          .sum();
      most = Math.max(most, used / (1 << 20));
    } catch (IOException busy) {
      // the next second tells
    }
  }

  /**
   * The most since the last time that this was asked, in MiB.
   *
   * @throws IllegalStateException where the service said nothing
   */
  double most() {
    var found = most;
    if (found <= 0) {
      throw new IllegalStateException("The service does not tell its heap");
    }
    most = 0;
    return found;
  }

  @Override
  public void close() {
    thread.interrupt();
    client.close();
  }
}
