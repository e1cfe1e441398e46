package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One article to 1,000 WebSub subscribers of a feed: from the moment at which the feed changed, which
 * its document tells, until 900 of them have it, while the other 100 take it and never answer. Beside
 * it a bare client loop that posts the same bytes to the same 900.
 */
final class HubFanOut implements Benchmark {
  private static final int HEALTHY = 900;
  private static final int ALL = 1_000;
  private static final int WARM_UPS = 10;
  private static final String SECRET = "a secret of every subscriber";
  private static final int LOOP_CONCURRENCY = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Pattern UPDATED = Pattern.compile("<updated>([^<]+)</updated>");
  private static final String UNIT = "ms";

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * How one article fared, in milliseconds.
   *
   * @param fromChange of the feed to the last of the 900
   * @param fromPost of the article to the last of the 900
   */
  private record Round(double fromChange, double fromPost) {}

  @Override
  public String name() {
    return "websub";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    // All callbacks are on one host and all requests from one client, unlike outside.
    var settings = Map.of("NEWSWIRE_WEBSUB_SENDING_PERHOST", "512",
        "NEWSWIRE_WEBSUB_REQUESTSPERMINUTE", "100000");
    try (var product = new Product(root, settings);
        var callbacks = new Callbacks(HEALTHY, SECRET);
        var loop = new BareLoop(LOOP_CONCURRENCY)) {
      product.awaitOpen();
      var topic = product.stack().syndicationUrl() + "/feeds/benchmark.atom";
      awaitSettled(topic);
      subscribe(product, callbacks);
      for (var count = 0; count < WARM_UPS; count++) {
        publish(product, callbacks, count % 2 == 1);
        bare(loop, callbacks);
      }
      return measure(product, callbacks, loop, effort);
    }
  }

  private Report measure(Product product, Callbacks callbacks, BareLoop loop, Effort effort)
      throws InterruptedException {
    var hanging = new ArrayList<Round>();
    var healthy = new ArrayList<Round>();
    var bare = new ArrayList<Double>();
    for (var round = 0; round < effort.rounds(); round++) {
      hanging.add(publish(product, callbacks, true));
      bare.add(bare(loop, callbacks));
      healthy.add(publish(product, callbacks, false));
    }
    var ours = hanging.stream().map(Round::fromChange).toList();
    return new Report(name(), List.of(
        new Report.Figure("900 of 1,000, beside a bare loop", UNIT, ours, bare),
        new Report.Figure("the same, beside a round where none hangs", UNIT, ours,
            healthy.stream().map(Round::fromChange).toList()),
        new Report.Figure("from the POST of the article, beside a bare loop", UNIT,
            hanging.stream().map(Round::fromPost).toList(), bare)),
        List.of(
            "each change once at each of " + ALL + " callbacks, " + callbacks.body().length
                + " bytes",
            callbacks.verified() + " signatures"));
  }

  /** Posts an article and waits until all have it, the 100 that hang last of all. */
  private static Round publish(Product product, Callbacks callbacks, boolean hang) {
    var id = "urn:uuid:" + UUID.randomUUID();
    callbacks.await(id);
    if (hang) {
      callbacks.hang();
    }
    var posted = Instant.now();
    var answer = product.post(id, Text.BODY).join();
    if (!answer.isAccepted()) {
      throw new IllegalStateException("The article was refused: " + answer);
    }
    await("900 callbacks", () -> healthy(callbacks) == HEALTHY);
    callbacks.release();
    await("all callbacks", () -> callbacks.arrivals().size() == ALL);
    if (callbacks.requests() != ALL) {
      throw new IllegalStateException("It came " + callbacks.requests() + " times to " + ALL);
    }
    // Until the results are recorded: what the last round left to do is not this one's.
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    var last = last(callbacks);
    return new Round(millis(changed(callbacks.body()), last), millis(posted, last));
  }

  private static double bare(BareLoop loop, Callbacks callbacks) throws InterruptedException {
    var body = callbacks.body();
    callbacks.await("");
    var began = loop.post(callbacks, HEALTHY, body);
    return millis(began, last(callbacks));
  }

  private static long healthy(Callbacks callbacks) {
    return callbacks.arrivals().keySet().stream().filter(number -> number < HEALTHY).count();
  }

  private static Instant last(Callbacks callbacks) {
    return IntStream.range(0, HEALTHY).mapToObj(callbacks.arrivals()::get)
        .max(Instant::compareTo).orElseThrow();
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  /** When the feed changed: RFC 4287 §4.2.15, the first in the document. */
  private static Instant changed(byte[] document) {
    var updated = UPDATED.matcher(new String(document, UTF_8));
    if (!updated.find()) {
      throw new IllegalStateException("The document does not say when it changed");
    }
    return Instant.parse(updated.group(1));
  }

  private void subscribe(Product product, Callbacks callbacks)
      throws IOException, InterruptedException {
    var hub = URI.create(product.stack().syndicationUrl() + "/hub");
    for (var number = 0; number < ALL; number++) {
      var form = "hub.mode=subscribe&hub.topic=" + encoded(topic(product)) + "&hub.callback="
          + encoded(callbacks.url(number)) + "&hub.secret=" + encoded(SECRET);
      var answer = client.send(HttpRequest.newBuilder(hub)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
    }
    await("confirmations", () -> callbacks.confirmed() == ALL);
    LockSupport.parkNanos(SETTLED.toNanos());
  }

  /** The canonical URL, which the configuration and not the port decides. */
  private String topic(Product product) throws IOException, InterruptedException {
    var feed = URI.create(product.stack().syndicationUrl() + "/feeds/benchmark.atom");
    var answer = client.send(HttpRequest.newBuilder(feed)
        .method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.discarding());
    var link = answer.headers().firstValue("Link").orElse("");
    var self = Pattern.compile("<([^>]+)>; rel=\"self\"").matcher(link);
    if (!self.find()) {
      throw new IllegalStateException(answer.statusCode() + ", no rel=self: " + link);
    }
    return self.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Until what was posted to warm up has gone through. */
  private void awaitSettled(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    var before = "";
    var now = "none";
    while (!now.equals(before)) {
      before = now;
      LockSupport.parkNanos(SETTLED.toNanos());
      now = client.send(request, BodyHandlers.discarding()).headers().firstValue("ETag")
          .orElse(UUID.randomUUID().toString());
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not all " + what + " within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
