package io.newswire.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import org.HdrHistogram.Histogram;

/**
 * From the POST to the partner's receipt, at a steady rate, beside the two bare hops that it cannot
 * do without, and beside those with a bare POST at their end.
 */
final class RoadLatency implements Benchmark {
  /** Articles a second: a wire on a busy day, and what two cores can just take. */
  private static final List<Integer> RATES = List.of(10, 50);
  private static final List<Integer> PERCENTILES = List.of(50, 99);
  private static final int MOST_WARM_UPS = 8;
  /** Of one processor's time. */
  private static final double AT_REST = 0.1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "road";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root)) {
      return run(product, effort);
    }
  }

  private Report run(Product product, Effort effort) throws Exception {
    var kafka = product.stack().kafka();
    try (var partner = new Receiver();
        var sink = new Receiver();
        var chain = BareChain.on(kafka);
        var posting = BareChain.posting(kafka, sink);
        var compilers = new Compilers(product.services())) {
      partner.verifyWith(product.register(partner));
      product.awaitOpen();
      var round = Duration.ofSeconds(effort.seconds());
      chain.start();
      posting.start();
      var roads = List.of(
          new Road("ours", rate -> throughProduct(product, partner, rate, round)),
          new Road("two bare hops", rate -> throughChain(chain, chain.arrivals(), rate, round)),
          new Road("those and a POST",
              rate -> throughChain(posting, sink.arrivals(), rate, round)));
      var figures = new ArrayList<Report.Figure>();
      var compiling = new ArrayList<String>();
      for (var rate : RATES) {
        compiling.add(String.format(Locale.ROOT, "%.2f at %d/s",
            warmUp(product, partner, compilers, rate, round), rate));
        // One round for the compilers of the others, which no figure counts.
        interleaved(roads, rate, 1);
        figures.addAll(figures(rate, interleaved(roads, rate, effort.rounds())));
      }
      if (posting.refused() > 0) {
        throw new IllegalStateException(posting.refused() + " bare posts were refused");
      }
      return new Report(name(), figures, List.of(
          "each article answered with 202 and at the partner (" + partner.arrivals().size() + ", "
              + partner.repeats() + " of them more than once)",
          partner.verified() + " signatures",
          "of a processor's time, the services' compilers took " + String.join(", ", compiling)
              + " before the first round"));
    }
  }

  private record Road(String name, IntFunction<Histogram> travel) {}

  /** A B C A B C …: what disturbs the machine disturbs all alike. */
  private static SequencedMap<Road, List<Histogram>> interleaved(List<Road> roads, int rate,
      int rounds) {
    var found = new LinkedHashMap<Road, List<Histogram>>();
    for (var round = 0; round < rounds; round++) {
      for (var road : roads) {
        found.computeIfAbsent(road, _ -> new ArrayList<>()).add(road.travel().apply(rate));
      }
    }
    return found;
  }

  private static List<Report.Figure> figures(int rate,
      SequencedMap<Road, List<Histogram>> found) {
    var ours = found.pollFirstEntry().getValue();
    var figures = new ArrayList<Report.Figure>();
    found.forEach((road, theirs) -> PERCENTILES.forEach(percentile -> figures.add(
        new Report.Figure(rate + "/s p" + percentile + ", beside " + road.name(), "ms",
            millis(ours, percentile), millis(theirs, percentile)))));
    return figures;
  }

  private static List<Double> millis(List<Histogram> rounds, double percentile) {
    return rounds.stream().map(round -> OpenLoop.millis(round, percentile)).toList();
  }

  /**
   * Until a whole round is taken in while the services' compilers are all but at rest: code that was never
   * run meets the full rate, and for as long as several virtual machines compile it, they are what is
   * measured. How a round fares beside the one before it does not tell.
   *
   * @return what part of one processor's time they took in the last round
   */
  private static double warmUp(Product product, Receiver partner, Compilers compilers, int rate,
      Duration round) {
    for (var attempt = 1;; attempt++) {
      compilers.share();
      var posted = post(product, rate, round);
      var refusals = refusals(posted.answers());
      if (refusals.isEmpty()) {
        OpenLoop.latencies(posted.planned(), partner.arrivals(), PATIENCE);
      }
      var share = compilers.share();
      if (refusals.isEmpty() && (share < AT_REST || attempt >= MOST_WARM_UPS)) {
        return share;
      }
      if (attempt >= 2 * MOST_WARM_UPS) {
        throw new IllegalStateException("After " + attempt + " rounds of warming up, articles are"
            + " still refused at " + rate + "/s; the first: " + refusals.getFirst());
      }
    }
  }

  private static Histogram throughProduct(Product product, Receiver partner, int rate,
      Duration round) {
    var posted = post(product, rate, round);
    var refused = refusals(posted.answers());
    if (!refused.isEmpty()) {
      throw new IllegalStateException(refused.size() + " of " + posted.answers().size()
          + " articles were not answered with 202; the first: " + refused.getFirst());
    }
    return OpenLoop.latencies(posted.planned(), partner.arrivals(), PATIENCE);
  }

  /**
   * Articles that were posted at a steady rate.
   *
   * @param planned when each was due to be sent
   */
  private record Posted(Map<String, Long> planned,
      List<CompletableFuture<Product.Answer>> answers) {}

  private static Posted post(Product product, int rate, Duration round) {
    var answers = new ArrayList<CompletableFuture<Product.Answer>>();
    var planned = OpenLoop.send(rate, round, id -> answers.add(product.post(id, Text.BODY)));
    return new Posted(planned, answers);
  }

  private static List<Product.Answer> refusals(List<CompletableFuture<Product.Answer>> answers) {
    return answers.stream().map(CompletableFuture::join).filter(answer -> !answer.isAccepted())
        .toList();
  }

  private static Histogram throughChain(BareChain chain, Map<String, Long> arrivals, int rate,
      Duration round) {
    var planned = OpenLoop.send(rate, round, id -> chain.send(id, Text.BYTES));
    return OpenLoop.latencies(planned, arrivals, PATIENCE);
  }
}
