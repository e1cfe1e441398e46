package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.newswire.benchmarks.ReceiverProcess.Arrival;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the history of webhooks costs as it grows: the claim of due work and the partner's history page,
 * with five million stored attempts, or as many as two minutes can insert, beside the same with 50,000.
 */
final class HistoryGrowth implements Benchmark {
  private static final int FEW = 50_000;
  private static final int MANY = 5_000_000;
  private static final Duration MOST_FILLING = Duration.ofMinutes(2);
  private static final int ENDPOINTS = 20;
  private static final int PER_SECOND = 20;
  private static final int PAGES = 40;
  private static final int WARM_UPS = 3;
  private static final String SECTION = "bench-history";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  /** How the claim begins. Where it is written anew, no claim is found, and there is no figure. */
  private static final String CLAIM = "WITH RECURSIVE waiting";
  private static final String UNIT = "ms";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Medians, in milliseconds.
   *
   * @param claim of all claims, of which about half find nothing
   * @param working the 90th percentile: one that finds something
   */
  private record Round(double claim, double working, double page, double receipt) {}

  private record Bench(Product product, String partner, ReceiverProcess receivers,
      RenderedArticles articles, DeliveryTable table) {}

  @Override
  public String name() {
    return "history";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root);
        var receivers = new ReceiverProcess();
        var articles = new RenderedArticles(product);
        var table = new DeliveryTable(product)) {
      product.stop(List.of("ingest", "render"));
      var bench = new Bench(product, product.addPartner(), receivers, articles, table);
      for (var number = 0; number < ENDPOINTS; number++) {
        product.addEndpoint(bench.partner(), receivers.url(number), Map.of("section", SECTION));
      }
      try (var attempts = new StoredAttempts(product, bench.partner())) {
        attempts.fill(FEW, MOST_FILLING);
        for (var count = 0; count < WARM_UPS; count++) {
          round(bench, effort.seconds());
        }
        var few = rounds(bench, effort);
        attempts.fill(MANY, MOST_FILLING);
        // What filling pushed out of the caches comes back.
        round(bench, effort.seconds());
        return report(attempts.stored(), few, rounds(bench, effort));
      }
    }
  }

  private Report report(int stored, List<Round> few, List<Round> many) {
    return new Report(name(), List.of(
        figure("claims, with and without work, median", many, few, Round::claim),
        figure("claims, 90th percentile: those with work", many, few, Round::working),
        figure("a page of a partner's history", many, few, Round::page),
        figure("from commit to receipt", many, few, Round::receipt)),
        List.of("ours: " + stored + " stored attempts; beside: " + FEW,
            "each webhook once at each of " + ENDPOINTS + " endpoints, each page full"));
  }

  private static Report.Figure figure(String what, List<Round> many, List<Round> few,
      Function<Round, Double> value) {
    return new Report.Figure(what, UNIT, many.stream().map(value).toList(),
        few.stream().map(value).toList());
  }

  private List<Round> rounds(Bench bench, Effort effort) throws Exception {
    var rounds = new ArrayList<Round>();
    for (var count = 0; count < effort.rounds(); count++) {
      rounds.add(round(bench, effort.seconds()));
    }
    return rounds;
  }

  private Round round(Bench bench, int seconds) throws Exception {
    var claims = new StatementTimes(bench.product(), CLAIM);
    var begin = Instant.now();
    var arrivals = deliver(bench, seconds);
    var claim = claims.millis();
    if (claim.isEmpty()) {
      throw new IllegalStateException("No claim in PostgreSQL's log");
    }
    var receipt = OpenLoop.millis(bench.table().latencies(arrivals, begin), 50);
    bench.table().awaitNoneDue(PATIENCE);
    var working = claim.stream().sorted().skip(claim.size() * 9L / 10).findFirst().orElseThrow();
    return new Round(Report.median(claim), working, Report.median(pages(bench)), receipt);
  }

  private static List<Arrival> deliver(Bench bench, int seconds) {
    bench.receivers().forget();
    var sent = OpenLoop.send(PER_SECOND, Duration.ofSeconds(seconds),
        id -> bench.articles().send(id, SECTION));
    bench.articles().flush();
    return bench.receivers().await(sent.size() * ENDPOINTS, PATIENCE);
  }

  /** From the newest backwards, each as long as it took. */
  private List<Double> pages(Bench bench) throws IOException, InterruptedException {
    var times = new ArrayList<Double>();
    var next = "/partners/" + bench.partner() + "/deliveries";
    for (var count = 0; count < PAGES; count++) {
      var request = HttpRequest
          .newBuilder(URI.create(bench.product().stack().syndicationUrl() + next))
          .header("Authorization", "Bearer " + bench.product().stack().keys().admin()).build();
      var began = System.nanoTime();
      var answer = client.send(request, BodyHandlers.ofString());
      times.add((System.nanoTime() - began) / 1e6);
      var page = JSON.readTree(answer.body());
      if (answer.statusCode() != 200 || !page.has("next")) {
        throw new IllegalStateException(next + " answered " + answer.statusCode());
      }
      next = page.get("next").asString();
    }
    return times;
  }
}
