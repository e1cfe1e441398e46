package io.newswire.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.HdrHistogram.Histogram;

/** From the POST to the partner's receipt, beside the two bare hops that it cannot do without. */
final class RoadLatency implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int RATE = 50;
  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "road";
  }

  @Override
  public Report run(Product product) throws Exception {
    try (var receiver = new Receiver(); var chain = new BareChain(product.stack().kafka())) {
      product.register(receiver);
      chain.start();
      throughProduct(product, receiver);
      throughProduct(product, receiver);
      throughChain(chain);
      var ours = new ArrayList<Histogram>();
      var theirs = new ArrayList<Histogram>();
      for (var round = 0; round < ROUNDS; round++) {
        ours.add(throughProduct(product, receiver));
        theirs.add(throughChain(chain));
      }
      return new Report(name(), "a bare producer–consumer chain of the same two hops",
          List.of(figure("p50", 50, ours, theirs), figure("p99", 99, ours, theirs)));
    }
  }

  private static Report.Figure figure(String what, double percentile, List<Histogram> ours,
      List<Histogram> theirs) {
    return new Report.Figure("POST to partner at " + RATE + "/s, " + what, "ms",
        ours.stream().map(histogram -> OpenLoop.millis(histogram, percentile)).toList(),
        theirs.stream().map(histogram -> OpenLoop.millis(histogram, percentile)).toList());
  }

  private static Histogram throughProduct(Product product, Receiver receiver) {
    var refused = new AtomicInteger();
    var planned = OpenLoop.send(RATE, ROUND,
        id -> product.post(id, Text.BODY).whenComplete((status, failure) -> {
          if (failure != null || status != 202) {
            refused.incrementAndGet();
          }
        }));
    var histogram = OpenLoop.latencies(planned, receiver.arrivals(), PATIENCE);
    if (refused.get() > 0) {
      throw new IllegalStateException(refused + " articles were not answered with 202");
    }
    return histogram;
  }

  private static Histogram throughChain(BareChain chain) {
    var planned = OpenLoop.send(RATE, ROUND, id -> chain.send(id, Text.BYTES));
    return OpenLoop.latencies(planned, chain.arrivals(), PATIENCE);
  }
}
