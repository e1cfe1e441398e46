package io.newswire.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import io.newswire.benchmarks.ReceiverProcess.Arrival;
import org.HdrHistogram.Histogram;

/** What syndication's database says of its deliveries. */
final class DeliveryTable implements AutoCloseable {
  private final Connection database;

  DeliveryTable(Product product) throws SQLException {
    database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
  }

  /** When each delivery was planned, in microseconds since the epoch, by its webhook-id. */
  private Map<String, Long> plannedSince(Instant begin) throws SQLException {
    try (var query = database.prepareStatement("""
        SELECT webhook_id, (extract(epoch FROM delivery.created_at) * 1000000)::bigint
        FROM endpoint JOIN delivery ON endpoint_id = endpoint.id
        WHERE delivery.created_at >= ?
        """)) {
      query.setObject(1, begin.atOffset(ZoneOffset.UTC));
      var planned = new HashMap<String, Long>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          planned.put(rows.getString(1), rows.getLong(2));
        }
      }
      return planned;
    }
  }

  /**
   * How long each took, in nanoseconds: from the plan, which the intake makes just before it commits, to
   * the receipt.
   */
  Histogram latencies(List<Arrival> arrivals, Instant begin) throws SQLException {
    var planned = plannedSince(begin);
    var histogram = new Histogram(3);
    for (var arrival : arrivals) {
      var from = planned.get(arrival.id());
      if (from == null) {
        throw new IllegalStateException("Nobody planned " + arrival);
      }
      histogram.recordValue(Math.max(0, arrival.micros() - from) * 1_000);
    }
    return histogram;
  }

  /** Until nothing is left to send. */
  void awaitNoneDue(Duration patience) throws SQLException {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var left = due(); left > 0; left = due()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(left + " deliveries are still to be made");
      }
      LockSupport.parkNanos(200_000_000);
    }
  }

  private long due() throws SQLException {
    return number("SELECT count(*) FROM delivery WHERE state IN ('PENDING', 'FAILED')");
  }

  /** The attempts that are stored. */
  long attempts() throws SQLException {
    return number("SELECT count(*) FROM delivery_attempt");
  }

  private long number(String sql) throws SQLException {
    try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
