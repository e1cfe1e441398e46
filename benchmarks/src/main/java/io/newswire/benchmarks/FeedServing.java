package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Polls of a feed: the running service beside nginx, which serves the same bytes from disk, both held to
 * the same core, the client to another.
 */
final class FeedServing implements Benchmark {
  private static final int ENTRIES = 50;
  private static final int MOST_WARM_UPS = 8;
  private static final double SETTLED = 1.05;
  private static final String FEED = "/feeds/latest.atom";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    Stream.of("wrk", "nginx", "taskset").forEach(Load::require);
    try (var product = new Product(root)) {
      fill(product);
      var ours = product.stack().syndicationUrl() + FEED;
      var feed = get(ours);
      try (var nginx = Nginx.serving(FEED, unzipped(feed.body()), feed.body())) {
        Load.hold(requireNonNull(product.stack().component("syndication").pid()));
        return compare(ours, nginx.url() + FEED, effort);
      }
    }
  }

  private Report compare(String ours, String beside, Effort effort)
      throws IOException, InterruptedException {
    var our = new Polls(ours, tagOf(ours));
    var their = new Polls(beside, tagOf(beside));
    warmUp(our, effort);
    var whole = new ArrayList<Load[]>();
    var unchanged = new ArrayList<Load[]>();
    for (var round = 0; round < effort.rounds(); round++) {
      whole.add(new Load[]{our.whole(effort), their.whole(effort)});
      unchanged.add(new Load[]{our.unchanged(effort), their.unchanged(effort)});
    }
    var body = get(ours).body();
    if (!Arrays.equals(body, get(beside).body())) {
      throw new IllegalStateException("The two do not serve the same bytes");
    }
    return new Report(name(), List.of(
        rate("200 with gzip, beside nginx", whole),
        slowest("200 with gzip, p99, beside nginx", whole),
        rate("304, beside nginx", unchanged),
        slowest("304, p99, beside nginx", unchanged)),
        List.of("the same " + body.length + " bytes of gzip from both, before and after",
            "no answer but 200, and 304"));
  }

  /** Until it serves hardly more than in the round before: compilers share its core with it. */
  private static void warmUp(Polls polls, Effort effort) throws IOException, InterruptedException {
    var before = 0.0;
    for (var attempt = 0; attempt < MOST_WARM_UPS; attempt++) {
      polls.whole(effort);
      var now = polls.unchanged(effort).perSecond();
      if (now < SETTLED * before) {
        return;
      }
      before = now;
    }
  }

  private static Report.Figure rate(String what, List<Load[]> rounds) {
    return new Report.Figure(what, "answers/s",
        rounds.stream().map(round -> round[0].perSecond()).toList(),
        rounds.stream().map(round -> round[1].perSecond()).toList());
  }

  private static Report.Figure slowest(String what, List<Load[]> rounds) {
    return new Report.Figure(what, "ms",
        rounds.stream().map(round -> round[0].p99()).toList(),
        rounds.stream().map(round -> round[1].p99()).toList());
  }

  /** Polls of one server, by readers who have nothing yet and by those who have it all. */
  private record Polls(String url, String etag) {
    Load whole(Effort effort) throws IOException, InterruptedException {
      return Load.of(url, effort.seconds(), "Accept-Encoding: gzip");
    }

    Load unchanged(Effort effort) throws IOException, InterruptedException {
      return Load.of(url, effort.seconds(), "Accept-Encoding: gzip", "If-None-Match: " + etag);
    }
  }

  /** Fifty articles of 6 KB that are not alike, so that they compress as news does. */
  private void fill(Product product) throws IOException, InterruptedException {
    product.awaitOpen();
    var ids = new ArrayList<String>();
    var posts = new ArrayList<CompletableFuture<Product.Answer>>();
    for (var number = 0; number < ENTRIES; number++) {
      var id = "urn:uuid:" + UUID.randomUUID();
      ids.add(id);
      posts.add(product.post(id, "<p>" + words(new Random(number)) + "</p>"));
    }
    if (!posts.stream().allMatch(post -> post.join().isAccepted())) {
      throw new IllegalStateException("Not every article was taken");
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var url = product.stack().syndicationUrl() + FEED;
    while (!ids.stream().allMatch(new String(unzipped(get(url).body()), UTF_8)::contains)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The feed does not show what was posted");
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static String words(Random random) {
    return IntStream.range(0, 1_000)
        .mapToObj(_ -> random.ints(2 + random.nextInt(8), 'a', 'z' + 1)
            .mapToObj(Character::toString).collect(Collectors.joining()))
        .map(word -> word.substring(0, Math.min(word.length(), 6)))
        .collect(Collectors.joining(" "));
  }

  private HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
    var answer = client.send(
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip").build(),
        BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200
        || !answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      throw new IllegalStateException(url + " answered " + answer);
    }
    return answer;
  }

  private String tagOf(String url) throws IOException, InterruptedException {
    return get(url).headers().firstValue("ETag").orElseThrow();
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return plain.readAllBytes();
    }
  }
}
