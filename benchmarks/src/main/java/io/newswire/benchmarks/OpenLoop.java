package io.newswire.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.HdrHistogram.Histogram;

/**
 * Sends at a steady rate, whatever comes back. A latency counts from the moment at which the article
 * was to be sent: a sender that falls behind is part of what users wait for (coordinated omission).
 */
final class OpenLoop {
  private OpenLoop() {}

  /** Sends ids, and returns when each was to be sent, in nanoseconds. */
  static Map<String, Long> send(int perSecond, Duration duration, Consumer<String> sender) {
    var planned = new LinkedHashMap<String, Long>();
    var gap = Duration.ofSeconds(1).toNanos() / perSecond;
    var begin = System.nanoTime();
    var count = duration.toSeconds() * perSecond;
    for (long number = 0; number < count; number++) {
      var at = begin + number * gap;
      for (var left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      var id = "urn:uuid:" + UUID.randomUUID();
      planned.put(id, at);
      sender.accept(id);
    }
    return planned;
  }

  /**
   * How long each took.
   *
   * @throws IllegalStateException where one never arrived within the patience
   */
  static Histogram latencies(Map<String, Long> planned, Map<String, Long> arrivals,
      Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!arrivals.keySet().containsAll(planned.keySet())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("some of " + planned.size() + " articles never arrived");
      }
      LockSupport.parkNanos(10_000_000);
    }
    var histogram = new Histogram(3);
    planned.forEach(
        (id, at) -> histogram.recordValue(Math.max(0, arrivals.getOrDefault(id, at) - at)));
    return histogram;
  }

  static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }
}
