package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Warns of client certificates that expire: a month before, a week, a day, and when it is so far. */
@Component
class CertificateExpiry {
  private static final Logger log = LoggerFactory.getLogger(CertificateExpiry.class);
  private static final List<Integer> DAYS_BEFORE = List.of(0, 1, 7, 30);

  private final JdbcClient jdbc;
  private final EndpointEvents events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CertificateExpiry(JdbcClient jdbc, EndpointEvents events, TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Expiring(String endpointId, Endpoint.Status status, Instant at) {}

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void warn() {
    var now = clock.instant();
    DAYS_BEFORE.forEach(days -> warn(now, days));
  }

  /** Of several copies of the service one warns; who was warned of a week hears of the month no more. */
  private void warn(Instant now, int days) {
    transaction.executeWithoutResult(_ -> jdbc.sql("""
        UPDATE endpoint_credentials c SET warned_days = :days FROM endpoint e
        WHERE e.id = c.endpoint_id AND c.certificate_expires_at <= :until
          AND (c.warned_days IS NULL OR c.warned_days > :days)
        RETURNING e.id, e.status, c.certificate_expires_at
        """)
        .param("days", days)
        .param("until", now.plus(Duration.ofDays(days)).atOffset(UTC))
        .query((row, _) -> new Expiring(row.getString("id"),
            Endpoint.Status.valueOf(row.getString("status")),
            row.getObject("certificate_expires_at", OffsetDateTime.class).toInstant()))
        .list().forEach(one -> tell(one, now)));
  }

  private void tell(Expiring one, Instant now) {
    var text = one.at().isAfter(now)
        ? "its client certificate expires at " + one.at()
        : "its client certificate has expired at " + one.at();
    events.add(one.endpointId(), now, one.status(), text);
    log.atWarn().addKeyValue("endpointId", one.endpointId()).log("An endpoint needs a new one: {}",
        text);
  }
}
