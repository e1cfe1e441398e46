package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/** How busy the services' compilers are: code that was never run meets the full rate after a start. */
final class Compilers implements AutoCloseable {
  private static final Pattern MILLIS = Pattern
      .compile("(?m)^jvm_compilation_time_ms_total(?:\\{[^}]*})? (\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> services;
  private double compiled;
  private long asked;

  /** @param services their URLs */
  Compilers(List<String> services) {
    this.services = List.copyOf(services);
    share();
  }

  /** What part of one processor's time they took since this was last asked; above 1 with several. */
  double share() {
    var now = System.nanoTime();
    var millis = services.stream().mapToDouble(this::millis).sum();
    var share = (millis - compiled) / ((now - asked) / 1e6);
    compiled = millis;
    asked = now;
    return share;
  }

  private double millis(String service) {
    try {
      var answer = client.send(
          HttpRequest.newBuilder(URI.create(service + "/actuator/prometheus")).build(),
          BodyHandlers.ofString());
      var found = MILLIS.matcher(answer.body());
      if (!found.find()) {
        throw new IllegalStateException(service + " does not tell its compilers' time");
      }
      return Double.parseDouble(found.group(1));
    } catch (IOException away) {
      throw new IllegalStateException(service + " does not answer", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
