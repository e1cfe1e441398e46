package io.newswire.ingest.article;

import java.util.Locale;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.ingest.log.ArticleLog;
import org.springframework.stereotype.Component;

/** What operators see of the way in. */
@Component
final class IngestMetrics {
  private final MeterRegistry registry;
  private final Timer publish;
  private final Counter duplicates;
  private final Counter restamped;

  IngestMetrics(MeterRegistry registry, ArticleLog log) {
    this.registry = registry;
    this.publish = Timer.builder("newswire.ingest.publish")
        .description("From appending a revision until it is back from the log")
        .publishPercentileHistogram().register(registry);
    this.duplicates = Counter.builder("newswire.ingest.duplicates")
        .description("Requests for what had happened already").register(registry);
    this.restamped = Counter.builder("newswire.ingest.restamped")
        .description("Records that lost their revision to another copy and were stamped again")
        .register(registry);
    Gauge.builder("newswire.ingest.articles", log, ArticleLog::size)
        .description("Articles on the log").register(registry);
  }

  boolean timePublish(BooleanSupplier append) {
    return Boolean.TRUE.equals(publish.record(append::getAsBoolean));
  }

  void accepted(Change.Kind kind) {
    var operation = switch (kind) {
      case POST, POST_UNDER_KEY -> Change.Kind.POST;
      case PUT, KILL -> kind;
    };
    registry.counter("newswire.ingest.accepted", "operation",
        operation.name().toLowerCase(Locale.ROOT)).increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void restamped() {
    restamped.increment();
  }

  /** @param status of the answer: 4xx or 503 */
  void refused(int status) {
    registry.counter("newswire.ingest.refused", "reason", switch (status) {
      case 400 -> "malformed";
      case 404 -> "unknown";
      case 409 -> "conflict";
      case 413 -> "too-large";
      case 415 -> "media-type";
      case 422 -> "invalid";
      case 503 -> "unavailable";
      default -> "other";
    }).increment();
  }
}
