package io.newswire.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Polls a feed in its three formats, as feed readers do, and notes when an entry first shows. */
final class FeedWatch implements AutoCloseable {
  static final List<String> FORMATS = List.of("rss", "atom", "json");

  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int OK = 200;

  private final HttpClient http;
  private final String feed;
  private final Map<String, FeedDocument> newest = new ConcurrentHashMap<>();
  private final Map<String, Instant> firstSeen = new ConcurrentHashMap<>();
  private final Map<String, String> etags = new HashMap<>();
  private final Thread thread;

  private FeedWatch(HttpClient http, String feed) {
    this.http = http;
    this.feed = feed;
    this.thread = Thread.ofVirtual().name("feed-watch").unstarted(this::watch);
  }

  /**
   * @param feed the feed's URL without the dot and the format
   */
  static FeedWatch start(HttpClient http, String feed) {
    var watch = new FeedWatch(http, feed);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (true) {
        for (var format : FORMATS) {
          poll(format);
        }
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll(String format) throws InterruptedException {
    try {
      var answer = get(format, etags.get(format));
      if (answer.statusCode() == OK) {
        var document = FeedDocument.parse(format, answer.body());
        document.entries().keySet()
            .forEach(id -> firstSeen.putIfAbsent(format + " " + id, Instant.now()));
        newest.put(format, document);
        answer.headers().firstValue("ETag").ifPresent(etag -> etags.put(format, etag));
      }
    } catch (IOException notNow) {
      // the next poll is near; what stays away is told by whoever waits for it
    }
  }

  /** Fetches the feed once. */
  HttpResponse<byte[]> get(String format, @Nullable String etag)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(feed + "." + format))
        .timeout(Duration.ofSeconds(5));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** The feed as it was read last. */
  FeedDocument newest(String format) {
    return newest.getOrDefault(format, FeedDocument.EMPTY);
  }

  /** When all three formats had the entry; null where one has not yet. */
  @Nullable
  Instant inAllSince(String id) {
    Instant last = Instant.MIN;
    for (var format : FORMATS) {
      var at = firstSeen.get(format + " " + id);
      if (at == null) {
        return null;
      }
      last = at.isAfter(last) ? at : last;
    }
    return last;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
