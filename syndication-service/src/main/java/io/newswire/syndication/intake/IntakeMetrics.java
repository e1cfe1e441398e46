package io.newswire.syndication.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.syndication.entry.EntryChange;
import org.springframework.stereotype.Component;

/** Is it flowing, and how fast. */
@Component
final class IntakeMetrics {
  private final MeterRegistry meters;
  private final Clock clock;
  private final Timer delay;
  private final DistributionSummary batches;
  private final Counter parked;
  private final Counter retries;

  IntakeMetrics(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.delay = Timer.builder("newswire.intake.delay")
        .description("From ingest's acceptance of a revision to the commit that syndicates it")
        .publishPercentileHistogram()
        .register(meters);
    this.batches = DistributionSummary.builder("newswire.intake.batch")
        .description("Records in a consumed batch")
        .baseUnit("records")
        .register(meters);
    this.parked = Counter.builder("newswire.intake.parked")
        .description("Records that could not be processed")
        .register(meters);
    this.retries = Counter.builder("newswire.intake.retries")
        .description("Batches that failed for no fault of theirs and are tried again")
        .register(meters);
  }

  void taken(int records) {
    batches.record(records);
  }

  void changed(List<EntryChange> changes) {
    var now = clock.instant();
    for (var change : changes) {
      delay.record(Duration.between(change.metadata().acceptedAt(), now));
      meters.counter("newswire.entries", "kind", change.kind().name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }

  void failed() {
    retries.increment();
  }

  void parked() {
    parked.increment();
  }
}
