package io.newswire.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.newswire.benchmarks.ReceiverProcess.Arrival;
import org.HdrHistogram.Histogram;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The same webhooks by three ways to the same receivers: ours, a bare loop with the same HTTP client, and
 * a Camel route. Rates are in webhooks a second, from the sending of the first article to the last receipt.
 */
record WebhookBench(Product product, ReceiverProcess receivers, RenderedArticles articles,
    BareLoop loop,
    CamelProcess camel, DeliveryTable table, HeapWatch heap) {
  /** Receivers 0 to 19 get what is in the first section, the 1,000 after them what is in the other. */
  static final int FEW = 20;
  static final int MANY = 1_000;
  static final String STEADY = "bench-steady";
  static final String BURST = "bench-burst";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** One article to all of the many. */
  double burst() throws SQLException {
    var begin = Instant.now();
    articles.send("urn:uuid:" + UUID.randomUUID(), BURST);
    articles.flush();
    var rate = rate(begin, receivers.await(MANY, PATIENCE));
    settle();
    return rate;
  }

  /** So many articles, as fast as they are taken, to each of the few. */
  double flood(int count) throws SQLException {
    var begin = Instant.now();
    for (var number = 0; number < count; number++) {
      articles.send("urn:uuid:" + UUID.randomUUID(), STEADY);
    }
    articles.flush();
    var rate = rate(begin, receivers.await(count * FEW, PATIENCE));
    settle();
    return rate;
  }

  /** @param latencies from the commit */
  record Steady(double rate, Histogram latencies) {
    double p99() {
      return OpenLoop.millis(latencies, 99);
    }
  }

  /** Articles at a steady rate to those of the few that live. */
  Steady steady(int perSecond, int seconds, int living) throws SQLException {
    var begin = Instant.now();
    var sent = OpenLoop.send(perSecond, Duration.ofSeconds(seconds),
        id -> articles.send(id, STEADY));
    articles.flush();
    var arrivals = receivers.await(sent.size() * living, PATIENCE);
    var latencies = table.latencies(arrivals, begin);
    settle();
    return new Steady(rate(begin, arrivals), latencies);
  }

  /** The same bytes as ours, over receivers in turn from the first on. */
  double bare(int count, int first, int others) throws InterruptedException {
    var entity = new ByteArrayEntity(receivers.body(), ContentType.APPLICATION_JSON);
    receivers.forget();
    var began = loop.post(count, number -> {
      var request = new HttpPost(receivers.url(first + number % others));
      request.setHeader("webhook-id", "bare-" + number);
      request.setEntity(entity);
      return request;
    });
    var rate = rate(began, receivers.await(count, PATIENCE));
    receivers.forget();
    return rate;
  }

  /** The same bytes as ours, so many records, each to all receivers of the route. */
  double camel(CamelProcess.Route route, int count) {
    var body = receivers.body();
    receivers.forget();
    var began = Instant.now();
    camel.send(route, count, body);
    var rate = rate(began, receivers.await(count * route.receivers(), PATIENCE));
    receivers.forget();
    return rate;
  }

  private static double rate(Instant begin, List<Arrival> arrivals) {
    var last = arrivals.stream().mapToLong(Arrival::micros).max().orElseThrow();
    return arrivals.size() / (last / 1e6 - begin.toEpochMilli() / 1e3);
  }

  /** The dead come back, and what the round left to do is done before the next. */
  private void settle() throws SQLException {
    receivers.heal();
    table.awaitNoneDue(PATIENCE);
    receivers.forget();
  }
}
