package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.partner.Health.Observation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how the endpoints fare, for all copies of the service together, and changes their status by
 * it. Endpoints that fare well cost one look at a table that is nearly empty.
 */
@Component
public final class EndpointHealth {
  private static final Logger log = LoggerFactory.getLogger(EndpointHealth.class);

  /** Why an endpoint is disabled that its partner has closed. */
  public static final String GONE = "it answered 410 Gone";

  private final JdbcClient jdbc;
  private final Endpoints endpoints;
  private final EndpointEvents events;
  private final HealthRules rules;

  EndpointHealth(JdbcClient jdbc, Endpoints endpoints, EndpointEvents events,
      HealthRules rules) {
    this.jdbc = jdbc;
    this.endpoints = endpoints;
    this.events = events;
    this.rules = rules;
  }

  private record Row(String endpointId, Status status, Health health) {}

  /** Takes over what came of attempts, in their order, within the caller's transaction. */
  public void observe(List<Observation> seen) {
    var byEndpoint = seen.stream()
        .collect(groupingBy(Observation::endpointId, LinkedHashMap::new,
            toList()));
    for (var row : concerned(seen)) {
      var health = row.health();
      var isGone = false;
      for (var one : byEndpoint.getOrDefault(row.endpointId(), List.of())) {
        health = health.after(one, rules);
        isGone |= one.gone();
      }
      settle(row, health, isGone, seen.getLast().at());
    }
  }

  /**
   * Locked in the order of their ids: copies that record at the same time wait for each other. Read by a
   * statement of its own, since the one that waits still sees what was before.
   */
  private List<Row> concerned(List<Observation> seen) {
    var locked = jdbc.sql("""
        SELECT e.id FROM endpoint e LEFT JOIN endpoint_health h ON h.endpoint_id = e.id
        WHERE e.id = ANY (:seen)
          AND (e.id = ANY (:failed) OR e.status = 'DEGRADED' OR h.failures > 0)
        ORDER BY e.id FOR NO KEY UPDATE OF e
        """)
        .param("seen", ids(seen.stream()))
        .param("failed", ids(seen.stream().filter(one -> one.failure() != null)))
        .query(String.class).list();
    return locked.isEmpty()
        ? List.of()
        : jdbc.sql("""
            SELECT e.id, e.status, h.* FROM endpoint e
            LEFT JOIN endpoint_health h ON h.endpoint_id = e.id WHERE e.id = ANY (?)
            """)
            .param(locked.toArray(String[]::new))
            .query((row, _) -> new Row(row.getString("id"),
                Status.valueOf(row.getString("status")), read(row)))
            .list();
  }

  private static String[] ids(Stream<Observation> seen) {
    return seen.map(Observation::endpointId).distinct().toArray(String[]::new);
  }

  private void settle(Row before, Health health, boolean isGone, Instant now) {
    var status = isGone ? Status.DISABLED : health.status(before.status(), rules);
    var isWarning = health.failingDays() > health.warnedDays();
    write(before.endpointId(), isWarning ? health.warned() : health);
    if (status != before.status()) {
      change(before.endpointId(), status, isGone ? GONE : reason(health), now);
    } else if (isWarning && status == Status.DEGRADED) {
      tell(before.endpointId(), status, "nothing but failure for " + health.failingDays()
          + " days; it is disabled at " + health.disabledAt(rules) + " unless something succeeds",
          now);
    }
  }

  private static String reason(Health health) {
    return health.failures() == 0
        ? "it takes webhooks again"
        : health.failures() + " attempts failed in a row since " + health.failingSince()
            + ", the last with: " + health.lastFailure();
  }

  private void change(String endpointId, Status status, String reason, Instant now) {
    endpoints.setStatus(endpointId, status, reason);
    tell(endpointId, status, reason, now);
  }

  private void tell(String endpointId, Status status, String detail, Instant now) {
    events.add(endpointId, now, status, detail);
    log.atWarn().addKeyValue("endpointId", endpointId).log("Endpoint is {}: {}", status, detail);
  }

  /** Begins anew: somebody has looked after the endpoint. */
  void forget(String endpointId) {
    write(endpointId, Health.GOOD);
  }

  Health of(String endpointId) {
    return jdbc.sql("SELECT * FROM endpoint_health WHERE endpoint_id = ?").param(endpointId)
        .query((row, _) -> read(row)).optional().orElse(Health.GOOD);
  }

  private void write(String endpointId, Health health) {
    jdbc.sql("""
        INSERT INTO endpoint_health (endpoint_id, failures, failing_since, failing_article,
          failing_widely_since, last_failure_at, last_failure, holds, held_until, warned_days)
        VALUES (:id, :failures, :since, :article, :widely, :lastAt, :last, :holds, :held, :warned)
        ON CONFLICT (endpoint_id) DO UPDATE SET failures = excluded.failures,
          failing_since = excluded.failing_since, failing_article = excluded.failing_article,
          failing_widely_since = excluded.failing_widely_since,
          last_failure_at = excluded.last_failure_at, last_failure = excluded.last_failure,
          holds = excluded.holds, held_until = excluded.held_until,
          warned_days = excluded.warned_days
        """)
        .param("id", endpointId)
        .param("failures", health.failures())
        .param("since", utc(health.failingSince()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("article", health.failingArticle(), Types.VARCHAR)
        .param("widely", utc(health.failingWidelySince()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("lastAt", utc(health.lastFailureAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("last", health.lastFailure(), Types.VARCHAR)
        .param("holds", health.holds())
        .param("held", utc(health.heldUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("warned", health.warnedDays())
        .update();
  }

  private static Health read(ResultSet row) throws SQLException {
    return new Health(row.getInt("failures"), instant(row, "failing_since"),
        row.getString("failing_article"), instant(row, "failing_widely_since"),
        instant(row, "last_failure_at"), row.getString("last_failure"), row.getInt("holds"),
        instant(row, "held_until"), row.getInt("warned_days"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }
}
