package io.newswire.syndication.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.syndication.SyndicationTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts of before there were partitions go on being there. */
@SyndicationTest
class AttemptHistoryMigrationTests {
  private static final String SCHEMA = "before_v70";

  @Autowired
  private Flyway flyway;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void keepsWhatWasThereAsOnePartitionToTheEndOfItsLastDay() {
    migrate("30");
    jdbc.sql("INSERT INTO before_v70.partner VALUES ('p', 'P', NULL, now())").update();
    jdbc.sql("""
        INSERT INTO before_v70.endpoint VALUES ('e', 'p', 'https://x', 'html', '{}', 'ACTIVE', NULL, '',
          '', now())
        """).update();
    jdbc.sql("""
        INSERT INTO before_v70.delivery (webhook_id, endpoint_id, article_id, revision, event, state,
          due_at, accepted_at, created_at, finished_at, attempts)
        VALUES ('w', 'e', 'a', 1, 'PUBLISHED', 'DELIVERED', now(), now(), now(),
          '2026-11-23T13:00:00Z', 2)
        """).update();
    jdbc.sql("""
        INSERT INTO before_v70.delivery_attempt
        SELECT id, n, '2026-11-23T12:00:00Z'::timestamptz + n * interval '30 min', 5, 200, NULL, 'ok'
        FROM before_v70.delivery, generate_series(1, 2) AS n
        """).update();

    migrate("72");

    assertThat(jdbc.sql("SELECT count(*) FROM before_v70.delivery_attempt WHERE response = 'ok'")
        .query(Long.class).single()).isEqualTo(2);
    assertThat(jdbc.sql("""
        SELECT (pg_get_expr(relpartbound, oid) LIKE 'FOR VALUES FROM (MINVALUE) TO (%')::text
        FROM pg_class WHERE oid = 'before_v70.delivery_attempt_before'::regclass
        """).query(String.class).single()).isEqualTo("true");
    assertThat(jdbc.sql("SELECT delivered_at = finished_at FROM before_v70.delivery")
        .query(Boolean.class).single()).isTrue();
    jdbc.sql("DELETE FROM before_v70.delivery").update();
    assertThat(jdbc.sql("SELECT count(*) FROM before_v70.delivery_attempt")
        .query(Long.class).single()).isZero();
  }

  private void migrate(String target) {
    Flyway.configure().configuration(flyway.getConfiguration()).schemas(SCHEMA).target(target)
        .load().migrate();
  }
}
