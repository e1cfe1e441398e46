package io.newswire.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A history of webhooks, written straight into the database: one attempt a delivery, all delivered. */
final class StoredAttempts implements AutoCloseable {
  private static final int AT_ONCE = 50_000;
  /** Five million of them reach 28 days back: less than attempts are kept. */
  private static final int DAYS = 28;
  private static final double SECONDS_APART = 0.48;

  private final Connection database;
  private final String partner;
  private int stored;

  /** @param partner whose endpoints they were made at, in turn */
  StoredAttempts(Product product, String partner) throws SQLException {
    this.partner = partner;
    database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
    try (var statement = database.createStatement()) {
      statement.execute("SET TimeZone TO 'UTC'");
      for (var day = 1; day <= DAYS; day++) {
        statement.execute("""
            DO $$ BEGIN
              EXECUTE format('CREATE TABLE IF NOT EXISTS delivery_attempt_%%s PARTITION OF'
                ' delivery_attempt FOR VALUES FROM (%%L) TO (%%L)',
                to_char(current_date - %1$d, 'YYYYMMDD'), current_date - %1$d, current_date - %1$d + 1);
            END $$
            """.formatted(day));
      }
    }
  }

  int stored() {
    return stored;
  }

  /** Adds older ones until there are so many, or until the time is over. */
  void fill(int wanted, Duration most) throws SQLException {
    var deadline = System.nanoTime() + most.toNanos();
    try (var statement = database.createStatement()) {
      while (stored < wanted && System.nanoTime() < deadline) {
        add(statement, stored + 1, Math.min(wanted, stored + AT_ONCE));
      }
      statement.execute("VACUUM ANALYZE delivery");
      statement.execute("VACUUM ANALYZE delivery_attempt");
      statement.execute("CHECKPOINT");
    }
  }

  private void add(Statement statement, int first, int last) throws SQLException {
    statement.execute("""
        WITH receiver AS (
          SELECT id, row_number() OVER (ORDER BY id) - 1 AS number, count(*) OVER () AS count
          FROM endpoint WHERE partner_id = '%s'
        ), made AS (
          SELECT n, current_date - n * %s * interval '1 second' AS at
          FROM generate_series(%d, %d) AS n
        ), stored AS (
          INSERT INTO delivery (webhook_id, endpoint_id, article_id, revision, event, state, due_at,
            attempts, begun, accepted_at, created_at, finished_at, last_attempt_at, last_status)
          SELECT 'msg_stored_' || n, receiver.id, 'urn:x:stored:' || n, 1, 'PUBLISHED', 'DELIVERED', at,
            1, true, at, at, at, at, 204
          FROM made JOIN receiver ON receiver.number = n %% receiver.count
          RETURNING id, created_at
        )
        INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, status,
          request_headers, response_headers, response, remote_address, first_byte_us)
        SELECT id, 1, created_at, 12, 204, '[{"name":"Content-Type","value":"application/json"}]',
          '[{"name":"Date","value":"Tue, 24 Nov 2026 12:00:00 GMT"}]', '', '127.0.0.1:443', 900
        FROM stored
        """.formatted(partner, SECONDS_APART, first, last));
    stored = last;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
