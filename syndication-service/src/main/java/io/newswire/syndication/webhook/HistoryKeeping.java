package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes room for the attempts of tomorrow, and forgets what is past its retention. */
@Component
class HistoryKeeping {
  private static final Logger log = LoggerFactory.getLogger(HistoryKeeping.class);
  private static final int AT_ONCE = 10_000;

  private final JdbcClient jdbc;
  private final AttemptPartitions partitions;
  private final KillLedger ledger;
  private final HistorySettings settings;
  private final Clock clock;

  HistoryKeeping(JdbcClient jdbc, AttemptPartitions partitions, KillLedger ledger,
      HistorySettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.partitions = partitions;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "${newswire.webhook.history.delay:10s}", fixedDelayString = "${newswire.webhook.history.every:1h}")
  void tidy() {
    try {
      var now = clock.instant();
      partitions
          .provideFor(Set.of(now, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));
      partitions.dropBefore(now.minus(settings.attempts()));
      while (forgetSuperseded(now.minus(settings.superseded())) == AT_ONCE) {
        log.debug("More superseded deliveries are past their retention");
      }
      ledger.forgetKillsBefore(now.minus(settings.kills()), AT_ONCE);
    } catch (RuntimeException failure) {
      log.warn("History stays a little longer: {}", failure.getMessage());
    }
  }

  /** What was never sent says nothing about who has what. */
  private int forgetSuperseded(Instant before) {
    return jdbc.sql("""
        DELETE FROM delivery WHERE id IN (
          SELECT id FROM delivery
          WHERE state = 'SUPERSEDED' AND attempts = 0 AND NOT begun AND finished_at < :before LIMIT :most)
        """)
        .param("before", before.atOffset(UTC))
        .param("most", AT_ONCE)
        .update();
  }
}
