package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One article into 1,000 saved feeds that it matches: from its POST until each of them answers with
 * another document. Beside it the limit, one second.
 */
final class SavedFeeds implements Benchmark {
  private static final int FEEDS = 1_000;
  private static final int ENTRIES = 50;
  private static final int WARM_UPS = 6;
  private static final int READERS = 8;
  private static final double LIMIT = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> tags = new HashMap<>();

  @Override
  public String name() {
    return "saved-feeds";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root)) {
      product.awaitOpen();
      for (var number = 0; number < FEEDS; number++) {
        define(product, number);
      }
      for (var count = 0; count < ENTRIES; count++) {
        product.post("urn:uuid:" + UUID.randomUUID(), Text.BODY).join();
      }
      awaitShown(product, publish(product));
      remember(product);
      for (var count = 0; count < WARM_UPS; count++) {
        round(product);
      }
      var ours = new ArrayList<Double>();
      for (var count = 0; count < effort.rounds(); count++) {
        ours.add(round(product));
      }
      return new Report(name(), List.of(
          new Report.Figure("all 1,000 current, beside the limit", "ms", ours,
              ours.stream().map(_ -> LIMIT).toList())),
          List.of(
              "every one of " + FEEDS + " feeds has another tag after each article, and shows it"));
    }
  }

  private void define(Product product, int number) throws IOException, InterruptedException {
    var answer = client.send(HttpRequest.newBuilder(URI.create(product.stack().syndicationUrl()
        + "/feeds"))
        .header("Authorization", "Bearer " + product.stack().keys().admin())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"name\": \"bench-" + number + "\", \"title\": \"Bench "
            + number + "\", \"filter\": {\"section\": \"benchmark\"}}"))
        .build(), BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  private static String publish(Product product) {
    var id = "urn:uuid:" + UUID.randomUUID();
    var answer = product.post(id, Text.BODY).join();
    if (!answer.isAccepted()) {
      throw new IllegalStateException("The article was refused: " + answer);
    }
    return id;
  }

  /** Milliseconds from the POST to the last of the feeds. */
  private double round(Product product) throws Exception {
    var began = System.nanoTime();
    var id = publish(product);
    try (var readers = Executors.newFixedThreadPool(READERS)) {
      var reading = new ArrayList<Future<?>>();
      for (var reader = 0; reader < READERS; reader++) {
        var first = reader;
        reading.add(readers.submit(() -> {
          for (var number = first; number < FEEDS; number += READERS) {
            awaitAnother(product, number);
          }
          return null;
        }));
      }
      for (var each : reading) {
        each.get();
      }
    }
    var took = (System.nanoTime() - began) / 1e6;
    awaitShown(product, id);
    remember(product);
    return took;
  }

  private void awaitAnother(Product product, int number) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tag(product, number).equals(tags.get(name(number)))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(name(number) + " is not current");
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private String tag(Product product, int number) throws IOException, InterruptedException {
    return answer(product, number, "HEAD").headers().firstValue("ETag").orElseThrow();
  }

  private HttpResponse<String> answer(Product product, int number, String method)
      throws IOException, InterruptedException {
    var answer = client.send(HttpRequest.newBuilder(URI.create(product.stack().syndicationUrl()
        + "/feeds/" + name(number) + ".atom")).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(name(number) + " answered " + answer.statusCode());
    }
    return answer;
  }

  private void awaitShown(Product product, String id) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var number = 0; number < FEEDS; number++) {
      while (!answer(product, number, "GET").body().contains(id)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(name(number) + " does not show " + id);
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private void remember(Product product) throws IOException, InterruptedException {
    for (var number : IntStream.range(0, FEEDS).toArray()) {
      tags.put(name(number), tag(product, number));
    }
  }

  private static String name(int number) {
    return "bench-" + number;
  }
}
