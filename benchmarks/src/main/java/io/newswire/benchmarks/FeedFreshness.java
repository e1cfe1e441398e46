package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import io.newswire.local.Ports;

/**
 * How soon a new entry is in the feed of every copy of the service: two copies, each polled again
 * and again, from the moment at which the transaction that takes the article in began, which is before its
 * commit, to the later of the two documents that show it. Beside it the limit, 100 ms.
 */
final class FeedFreshness implements Benchmark {
  private static final String SECTION = "fresh";
  private static final int PER_SECOND = 20;
  private static final double LIMIT = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Override
  public String name() {
    return "feed-freshness";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root)) {
      product.awaitOpen();
      product.stop(List.of("ingest", "render"));
      var port = Ports.anyFree().syndication();
      var other = product.stack().copyOf("syndication", port);
      other.start();
      try {
        other.awaitReady(PATIENCE);
        return measure(product, "http://localhost:" + port, effort);
      } finally {
        other.stop();
      }
    }
  }

  private static Report measure(Product product, String other, Effort effort)
      throws IOException, InterruptedException, SQLException {
    var halves = new ArrayList<Double>();
    var slowest = new ArrayList<Double>();
    try (var articles = new RenderedArticles(product);
        var first = new Poller(product.stack().syndicationUrl());
        var second = new Poller(other)) {
      // The first round warms up, and makes the feed.
      for (var round = -1; round < effort.rounds(); round++) {
        var took = round(product, articles, List.of(first, second), effort);
        if (round >= 0) {
          halves.add(took.get(took.size() / 2));
          slowest.add(took.get((int) Math.ceil(took.size() * 0.99) - 1));
        }
      }
    }
    var limit = slowest.stream().map(_ -> LIMIT).toList();
    return new Report("feed-freshness", List.of(
        new Report.Figure("in both copies' feed, p50, beside the limit", "ms", halves, limit),
        new Report.Figure("in both copies' feed, p99, beside the limit", "ms", slowest, limit)),
        List.of("each of " + PER_SECOND * effort.seconds() + " articles a round, at "
            + PER_SECOND + " a second, was seen in the feed of both copies"));
  }

  /** Milliseconds of each article, in ascending order. */
  private static List<Double> round(Product product, RenderedArticles articles,
      List<Poller> pollers, Effort effort) throws InterruptedException, SQLException {
    var ids = new ArrayList<String>();
    var begin = System.nanoTime();
    for (var number = 0; number < PER_SECOND * effort.seconds(); number++) {
      LockSupport.parkNanos(begin + number * 1_000_000_000L / PER_SECOND - System.nanoTime());
      var id = "urn:uuid:" + UUID.randomUUID();
      ids.add(id);
      pollers.forEach(poller -> poller.await(id));
      articles.send(id, SECTION);
    }
    articles.flush();
    for (var poller : pollers) {
      poller.awaitAll();
    }
    var began = began(product, ids);
    return ids.stream().map(id -> pollers.stream()
        .mapToDouble(poller -> millis(began.getOrDefault(id, Instant.MAX), poller.seen(id)))
        .max().orElseThrow()).sorted().toList();
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  private static Map<String, Instant> began(Product product, List<String> ids)
      throws SQLException {
    var began = new HashMap<String, Instant>();
    try (var database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
        var statement = database.prepareStatement(
            "SELECT article_id, changed_at FROM entry WHERE article_id = ANY (?)")) {
      statement.setArray(1, database.createArrayOf("text", ids.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          began.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return began;
  }

  /** A reader of one copy that asks again as soon as it is answered, with the tag that it was given. */
  private static final class Poller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI feed;
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Thread polling;
    private volatile boolean closed;

    Poller(String service) {
      this.feed = URI.create(service + "/feeds/" + SECTION + ".atom");
      this.polling = Thread.ofPlatform().start(this::poll);
    }

    void await(String id) {
      awaited.add(id);
    }

    Instant seen(String id) {
      var at = seen.get(id);
      if (at == null) {
        throw new IllegalStateException(feed + " never showed " + id);
      }
      return at;
    }

    void awaitAll() {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!awaited.isEmpty()) {
        if (System.nanoTime() > deadline || !polling.isAlive()) {
          throw new IllegalStateException(feed + " does not show " + awaited);
        }
        LockSupport.parkNanos(5_000_000);
      }
    }

    private void poll() {
      var tag = "\"none\"";
      try {
        while (!closed) {
          var answer = client.send(
              HttpRequest.newBuilder(feed).header("If-None-Match", tag).build(),
              BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            var now = Instant.now();
            tag = answer.headers().firstValue("ETag").orElseThrow();
            awaited.stream().filter(answer.body()::contains).toList().forEach(id -> {
              seen.put(id, now);
              awaited.remove(id);
            });
          } else if (answer.statusCode() != 304 && answer.statusCode() != 404) {
            throw new IllegalStateException(feed + " answered " + answer.statusCode());
          }
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed = true;
      client.close();
    }
  }
}
