package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The partitions of {@code delivery_attempt}: one a day (UTC), made before they are needed. */
@Component
final class AttemptPartitions {
  private static final Logger log = LoggerFactory.getLogger(AttemptPartitions.class);
  // Any number that nothing else in the database locks.
  private static final long LOCK = 0x7061_7274_6974_696fL;
  // SQLSTATE "invalid object definition": another partition holds the day already.
  private static final String OVERLAPS = "42P17";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  AttemptPartitions(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Makes what is not there of the partitions for these times. */
  void provideFor(Set<Instant> times) {
    times.stream().map(time -> time.atOffset(UTC).toLocalDate()).distinct()
        .filter(day -> !known.contains(day)).sorted().forEach(this::provide);
  }

  private void provide(LocalDate day) {
    try {
      transaction.executeWithoutResult(_ -> create(day));
    } catch (DataAccessException failure) {
      if (!(failure.getMostSpecificCause() instanceof SQLException cause)
          || !OVERLAPS.equals(cause.getSQLState())) {
        throw failure;
      }
    }
    known.add(day);
  }

  private void create(LocalDate day) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> true).list();
    var name = "delivery_attempt_" + BASIC_ISO_DATE.format(day);
    var exists = jdbc.sql("SELECT to_regclass(?) IS NOT NULL").param(name)
        .query(Boolean.class).single();
    if (!exists) {
      // Made apart and then attached: writers wait for a moment, and not for the making.
      jdbc.sql("CREATE TABLE " + name + " (LIKE delivery_attempt INCLUDING INDEXES)").update();
      jdbc.sql("ALTER TABLE delivery_attempt ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
          .formatted(name, day.atStartOfDay(UTC).toInstant(),
              day.plusDays(1).atStartOfDay(UTC).toInstant()))
          .update();
    }
  }

  /** Drops the partitions whose every attempt was made before. */
  void dropBefore(Instant time) {
    var past = jdbc.sql("""
        SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid
        WHERE inhparent = 'delivery_attempt'::regclass
          AND CAST(substring(pg_get_expr(relpartbound, oid) FROM 'TO \\(.(.*).\\)$')
            AS timestamptz) <= :time
        ORDER BY relname
        """)
        .param("time", time.atOffset(UTC))
        .query(String.class).list();
    for (var name : past) {
      transaction.executeWithoutResult(_ -> {
        jdbc.sql("SET LOCAL lock_timeout = '3s'").update();
        jdbc.sql("DROP TABLE IF EXISTS \"" + name + "\"").update();
      });
      log.info("Attempts past their retention went with {}", name);
    }
    known.removeIf(day -> !day.plusDays(1).atStartOfDay(UTC).toInstant().isAfter(time));
  }
}
