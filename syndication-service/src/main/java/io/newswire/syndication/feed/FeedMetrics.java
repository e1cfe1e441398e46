package io.newswire.syndication.feed;

import java.util.Arrays;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How often feeds are asked for, by format and answer. */
@Component
final class FeedMetrics {
  // By the formats' ordinal numbers.
  private final List<Counter> sent;
  private final List<Counter> newer;
  private final List<Counter> unchanged;

  FeedMetrics(MeterRegistry meters) {
    this.sent = counters(meters, "200");
    this.newer = counters(meters, "226");
    this.unchanged = counters(meters, "304");
  }

  private static List<Counter> counters(MeterRegistry meters, String status) {
    return Arrays.stream(FeedFormat.values())
        .map(format -> Counter.builder("newswire.feed.requests")
            .description("Feeds that were served from their snapshots")
            .tag("format", format.extension()).tag("status", status)
            .register(meters))
        .toList();
  }

  void sent(FeedFormat format) {
    sent.get(format.ordinal()).increment();
  }

  void newer(FeedFormat format) {
    newer.get(format.ordinal()).increment();
  }

  void unchanged(FeedFormat format) {
    unchanged.get(format.ordinal()).increment();
  }
}
