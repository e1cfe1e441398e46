package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What feeds cost as the store grows: a feed that changes, from the POST of an article to the document that
 * shows it, and an archive page that nobody has asked for yet; with a million entries, beside the same
 * with 10,000. All of them are in the one feed.
 */
final class FeedGrowth implements Benchmark {
  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int A_ROUND = 20;
  private static final int WARM_UPS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ARCHIVE = Pattern
      .compile("rel=\"prev-archive\"[^>]* href=\"([^\"]+-)(\\d+)\\.atom\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private int asked;

  @Override
  public String name() {
    return "feed-growth";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root)) {
      product.awaitOpen();
      var template = publish(product);
      fill(product, template, FEW);
      for (var count = 0; count < WARM_UPS; count++) {
        change(product);
        page(product);
      }
      var few = measure(product, effort);
      fill(product, template, MANY);
      var many = measure(product, effort);
      return new Report(name(), List.of(
          new Report.Figure("a changed feed, 1 million beside 10,000", "ms", many.changes(),
              few.changes()),
          new Report.Figure("an archive page, 1 million beside 10,000", "ms", many.pages(),
              few.pages())),
          List.of(count(product) + " entries at the end",
              "each change was seen in the document, each page was another"));
    }
  }

  /** Medians of each round, in milliseconds. */
  private record Figures(List<Double> changes, List<Double> pages) {}

  private Figures measure(Product product, Effort effort)
      throws IOException, InterruptedException {
    var changes = new ArrayList<Double>();
    var pages = new ArrayList<Double>();
    for (var round = 0; round < effort.rounds(); round++) {
      var change = new ArrayList<Double>();
      var page = new ArrayList<Double>();
      for (var count = 0; count < A_ROUND; count++) {
        change.add(change(product));
        page.add(page(product));
      }
      changes.add(Report.median(change));
      pages.add(Report.median(page));
    }
    return new Figures(changes, pages);
  }

  private double change(Product product) throws IOException, InterruptedException {
    var began = System.nanoTime();
    publish(product);
    return (System.nanoTime() - began) / 1e6;
  }

  /** Posts an article, and waits until the feed shows it. */
  private String publish(Product product) throws IOException, InterruptedException {
    var id = "urn:uuid:" + UUID.randomUUID();
    var answer = product.post(id, "<p>The bridge was measured at dawn.</p>").join();
    if (!answer.isAccepted()) {
      throw new IllegalStateException("The article was refused: " + answer);
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!feed(product).contains(id)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The feed does not show " + id);
      }
      LockSupport.parkNanos(1_000_000);
    }
    return id;
  }

  /** A page that is in no memory: each time the one before. */
  private double page(Product product) throws IOException, InterruptedException {
    var newest = ARCHIVE.matcher(feed(product));
    if (!newest.find()) {
      throw new IllegalStateException("The feed has no archive");
    }
    // Of both stores those in the same place: the oldest, one after the other.
    asked = asked % Integer.parseInt(newest.group(2)) + 1;
    var url = newest.group(1) + asked + ".atom";
    var began = System.nanoTime();
    var answer = get(url.replaceFirst("^https?://[^/]+", product.stack().syndicationUrl()));
    var took = (System.nanoTime() - began) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(url + " answered " + answer.statusCode());
    }
    return took;
  }

  private String feed(Product product) throws IOException, InterruptedException {
    return get(product.stack().syndicationUrl() + "/feeds/benchmark.atom").body();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  /** Copies the article until there are so many, each older than the one before. */
  private static void fill(Product product, String template, int wanted) throws SQLException {
    try (var database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
        var copy = database.createStatement()) {
      var there = count(product);
      copy.execute("""
          CREATE TEMPORARY TABLE copies AS
          SELECT 'urn:x:copy:' || n AS article_id,
            (SELECT published_at FROM entry WHERE article_id = '%1$s') - n * interval '1 minute'
              AS published_at, n
          FROM generate_series(%2$d, %3$d) AS n
          """.formatted(template, there, wanted));
      copy.execute("""
          INSERT INTO entry SELECT (jsonb_populate_record(entry, jsonb_build_object(
            'article_id', copies.article_id, 'published_at', copies.published_at))).*
          FROM copies, entry WHERE entry.article_id = '%s'
          """.formatted(template));
      copy.execute("""
          INSERT INTO renditions SELECT copies.article_id, packed
          FROM copies, renditions WHERE renditions.article_id = '%s'
          """.formatted(template));
      copy.execute("""
          INSERT INTO feed_entry (article_id, feed, revision, published_at, position)
          SELECT copies.article_id, feed, revision, copies.published_at,
            newest + row_number() OVER (PARTITION BY feed ORDER BY n)
          FROM copies, feed_entry JOIN (SELECT feed, max(position) AS newest FROM feed_entry
            GROUP BY feed) AS known USING (feed)
          WHERE feed_entry.article_id = '%s'
          """.formatted(template));
      copy.execute("""
          INSERT INTO archive_page (feed, number, changed_at)
          SELECT name, generate_series(1, (SELECT max(position) FROM feed_entry WHERE feed = name)
            / archive_size), changed_at
          FROM feed ON CONFLICT DO NOTHING
          """);
      copy.execute("VACUUM ANALYZE");
      copy.execute("CHECKPOINT");
    }
  }

  private static int count(Product product) throws SQLException {
    try (var database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
        var statement = database.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM entry")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
