package io.newswire.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

import io.newswire.event.Topics;

/**
 * Articles a second from a backlog, beside the bare chain's: the render hop alone, syndication
 * alone, and both at once. An entry is written in the transaction that plans its delivery, so the
 * last webhook is also later than the last entry.
 */
final class Backlog implements Benchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String UNIT = "articles/s";

  private record Rates(double render, double syndication, double road) {}

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root)) {
      return run(product, effort);
    }
  }

  private Report run(Product product, Effort effort) throws Exception {
    var ours = new ArrayList<Rates>();
    var beside = new ArrayList<Rates>();
    try (var partner = new Receiver()) {
      partner.verifyWith(product.register(partner));
      for (var round = 0; round < effort.rounds(); round++) {
        ours.add(throughProduct(product, partner, effort.backlog()));
        beside.add(throughChain(product, effort.backlog()));
      }
      return new Report(name(), List.of(
          figure("render hop, beside one bare hop", Rates::render, ours, beside),
          figure("syndication, beside one bare hop", Rates::syndication, ours, beside),
          figure("whole road, beside two bare hops", Rates::road, ours, beside)),
          List.of(
              "each of " + partner.arrivals().size() + " articles at the partner, "
                  + partner.repeats() + " of them more than once",
              partner.verified() + " signatures"));
    }
  }

  private static Report.Figure figure(String what, ToDoubleFunction<Rates> rate,
      List<Rates> ours, List<Rates> beside) {
    return new Report.Figure(what, UNIT, ours.stream().map(rate::applyAsDouble).toList(),
        beside.stream().map(rate::applyAsDouble).toList());
  }

  private static Rates throughProduct(Product product, Receiver partner, int count)
      throws ExecutionException, InterruptedException {
    var both = List.of("render", "syndication");
    product.stop(both);
    double render;
    var ids = Articles.pileUp(product, count);
    try (var renditions = new TopicGrowth(product.stack().kafka(), Topics.RENDITIONS)) {
      product.start(List.of("render"));
      render = rate(count, renditions.await(1, PATIENCE), renditions.await(count, PATIENCE));
    }
    product.start(List.of("syndication"));
    awaitAll(partner.arrivals(), ids);
    var syndication = rate(count, first(partner.arrivals(), ids), last(partner.arrivals(), ids));

    product.stop(List.of("render"));
    ids = Articles.pileUp(product, count);
    try (var renditions = new TopicGrowth(product.stack().kafka(), Topics.RENDITIONS)) {
      product.start(List.of("render"));
      var opened = renditions.await(1, PATIENCE);
      awaitAll(partner.arrivals(), ids);
      return new Rates(render, syndication, rate(count, opened, last(partner.arrivals(), ids)));
    }
  }

  private static Rates throughChain(Product product, int count)
      throws ExecutionException, InterruptedException {
    try (var chain = BareChain.on(product.stack().kafka())) {
      var ids = new HashSet<String>();
      for (var number = 0; number < count; number++) {
        var id = UUID.randomUUID().toString();
        ids.add(id);
        chain.send(id, Text.BYTES);
      }
      chain.flush();
      chain.start();
      awaitAll(chain.arrivals(), ids);
      var opened = first(chain.forwarded(), ids);
      var hop = rate(count, opened, last(chain.forwarded(), ids));
      return new Rates(hop, hop, rate(count, opened, last(chain.arrivals(), ids)));
    }
  }

  /** Starting up is not the road's: a rate counts from the first that came through. */
  private static double rate(int count, long first, long last) {
    return (count - 1) / ((last - first) / 1e9);
  }

  private static long first(Map<String, Long> moments, Set<String> ids) {
    return ids.stream().mapToLong(moments::get).min().orElseThrow();
  }

  private static long last(Map<String, Long> moments, Set<String> ids) {
    return ids.stream().mapToLong(moments::get).max().orElseThrow();
  }

  private static void awaitAll(Map<String, Long> arrivals, Set<String> ids) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!arrivals.keySet().containsAll(ids)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("some of " + ids.size() + " articles never arrived");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
