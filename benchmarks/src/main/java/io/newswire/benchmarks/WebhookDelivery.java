package io.newswire.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.newswire.benchmarks.ReceiverProcess.Arrival;
import org.HdrHistogram.Histogram;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Webhooks, from the renditions topic to receivers in a process of their own: one article to 1,000
 * endpoints, and 100 articles a second to 20 each. Beside it a bare loop with the same HTTP client that
 * posts the same bytes to the same receivers as fast as they answer.
 */
final class WebhookDelivery implements Benchmark {
  private static final int MANY = 1_000;
  private static final int FEW = 20;
  private static final int DEAD = FEW / 10;
  private static final int PER_SECOND = 100;
  private static final int WARM_UPS = 5;
  private static final double P99_LIMIT = 250;
  private static final double HEAP_LIMIT = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String UNIT = "webhooks/s";

  /** Receivers 0 to 19 get what is in the first section, the 1,000 after them what is in the other. */
  private static final String STEADY = "bench-steady";
  private static final String BURST = "bench-burst";

  /**
   * One of everything, rates in webhooks a second and times in milliseconds.
   *
   * @param calm p99 at half the steady rate
   * @param troubled the same for the others, while a tenth of the endpoints is dead
   */
  private record Round(double burst, double bareBurst, double steady, double bareSteady,
      double calm,
      double troubled, double heap) {}

  private record Bench(Product product, ReceiverProcess receivers, RenderedArticles articles,
      BareLoop loop, DeliveryTable table, HeapWatch heap) {}

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root);
        var receivers = new ReceiverProcess();
        var articles = new RenderedArticles(product);
        var loop = new BareLoop();
        var table = new DeliveryTable(product);
        var heap = new HeapWatch(product.stack().syndicationUrl())) {
      // What comes before the renditions is another benchmark's.
      product.stop(List.of("ingest", "render"));
      register(product, receivers);
      var bench = new Bench(product, receivers, articles, loop, table, heap);
      for (var count = 0; count < WARM_UPS; count++) {
        burst(bench);
        bare(bench, MANY, FEW);
      }
      round(bench, effort.seconds());
      var rounds = new ArrayList<Round>();
      for (var count = 0; count < effort.rounds(); count++) {
        rounds.add(round(bench, effort.seconds()));
      }
      return report(bench, rounds);
    }
  }

  private static void register(Product product, ReceiverProcess receivers) throws Exception {
    var partner = product.addPartner();
    var secrets = new HashMap<Integer, String>();
    for (var number = 0; number < FEW + MANY; number++) {
      secrets.put(number, product.addEndpoint(partner, receivers.url(number),
          Map.of("section", number < FEW ? STEADY : BURST)));
    }
    receivers.learn(secrets);
  }

  private Report report(Bench bench, List<Round> rounds) throws SQLException {
    return new Report(name(), List.of(
        figure("1 article to 1,000, beside a bare loop", UNIT, rounds, Round::burst,
            Round::bareBurst),
        figure("100 articles/s to 20, beside a bare loop", UNIT, rounds, Round::steady,
            Round::bareSteady),
        figure("p99 from commit at half that, beside the limit", "ms", rounds, Round::calm,
            _ -> P99_LIMIT),
        figure("others' p99, 10% dead beside none dead", "ms", rounds, Round::troubled,
            Round::calm),
        figure("most heap, beside the limit", "MiB", rounds, Round::heap, _ -> HEAP_LIMIT)),
        List.of("each webhook once at each endpoint that lives",
            bench.table().attempts() + " attempts stored",
            bench.receivers().verified() + " signatures"));
  }

  private static Report.Figure figure(String what, String unit, List<Round> rounds,
      Function<Round, Double> ours, Function<Round, Double> beside) {
    return new Report.Figure(what, unit, rounds.stream().map(ours).toList(),
        rounds.stream().map(beside).toList());
  }

  private static Round round(Bench bench, int seconds) throws Exception {
    var burst = burst(bench);
    var bareBurst = bare(bench, MANY, FEW);
    var steady = steady(bench, PER_SECOND, seconds, FEW);
    var bareSteady = bare(bench, PER_SECOND * seconds * FEW, 0);
    var half = Math.max(1, (int) (steady.rate() / FEW / 2));
    var calm = steady(bench, half, seconds, FEW);
    bench.receivers().die(FEW - DEAD);
    var troubled = steady(bench, half, seconds, FEW - DEAD);
    return new Round(burst, bareBurst, steady.rate(), bareSteady, p99(calm), p99(troubled),
        bench.heap().most());
  }

  /** One article to all who get everything at once; webhooks a second from its plan to the last. */
  private static double burst(Bench bench) throws SQLException {
    var begin = Instant.now();
    bench.articles().send("urn:uuid:" + UUID.randomUUID(), BURST);
    bench.articles().flush();
    var arrivals = bench.receivers().await(MANY, PATIENCE);
    var slowest = bench.table().latencies(arrivals, begin).getMaxValue();
    settle(bench);
    return MANY / (slowest / 1e9);
  }

  /**
   * @param rate webhooks a second, from the first article's sending to the last receipt
   * @param latencies from the commit
   */
  private record Steady(double rate, Histogram latencies) {}

  private static Steady steady(Bench bench, int perSecond, int seconds, int living)
      throws SQLException {
    var begin = Instant.now();
    var sent = OpenLoop.send(perSecond, Duration.ofSeconds(seconds),
        id -> bench.articles().send(id, STEADY));
    bench.articles().flush();
    var arrivals = bench.receivers().await(sent.size() * living, PATIENCE);
    var latencies = bench.table().latencies(arrivals, begin);
    settle(bench);
    return new Steady(arrivals.size() / secondsToLast(begin, arrivals), latencies);
  }

  private static double p99(Steady steady) {
    return OpenLoop.millis(steady.latencies(), 99);
  }

  /** The same bytes to as many, over the same receivers in turn; webhooks a second. */
  private static double bare(Bench bench, int count, int first) throws InterruptedException {
    var entity = new ByteArrayEntity(bench.receivers().body(), ContentType.APPLICATION_JSON);
    bench.receivers().forget();
    var others = first == 0 ? FEW : MANY;
    var began = bench.loop().post(count, number -> {
      var request = new HttpPost(bench.receivers().url(first + number % others));
      request.setHeader("webhook-id", "bare-" + number);
      request.setEntity(entity);
      return request;
    });
    var rate = count / secondsToLast(began, bench.receivers().await(count, PATIENCE));
    bench.receivers().forget();
    return rate;
  }

  private static double secondsToLast(Instant begin, List<Arrival> arrivals) {
    var last = arrivals.stream().mapToLong(Arrival::micros).max().orElseThrow();
    return last / 1e6 - begin.toEpochMilli() / 1e3;
  }

  /** The dead come back, and what the round left to do is done before the next. */
  private static void settle(Bench bench) throws SQLException {
    bench.receivers().heal();
    bench.table().awaitNoneDue(PATIENCE);
    bench.receivers().forget();
  }
}
