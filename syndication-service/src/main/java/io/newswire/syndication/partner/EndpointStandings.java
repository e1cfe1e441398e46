package io.newswire.syndication.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.syndication.partner.Endpoint.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How endpoints fare, each with its partner: what operators look at. */
@Component
public final class EndpointStandings {
  private final JdbcClient jdbc;

  EndpointStandings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An endpoint, and how it fares.
   *
   * @param failures attempts that failed since the last that succeeded
   * @param heldUntil the breaker is open: nothing is sent before; null: as usual
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Standing(String partnerId, String partner, String endpointId, String url,
      String format, Status status, @Nullable String reason, int failures,
      @Nullable Instant failingSince, @Nullable String lastFailure,
      @Nullable Instant heldUntil) {

    /** Whether somebody has to look after it. */
    public boolean isTroubled() {
      return status != Status.ACTIVE || failures > 0;
    }

    public boolean isHeld() {
      return heldUntil != null && status.isOpen();
    }
  }

  /** Those that are not active, or whose last attempt failed: the worst first; at most 200. */
  public List<Standing> troubled() {
    return find("""
        WHERE e.status <> 'ACTIVE' OR h.failures > 0
        ORDER BY array_position(ARRAY['DISABLED', 'DEGRADED', 'PAUSED', 'ACTIVE'], e.status),
          h.failing_since, p.name LIMIT 200
        """, null);
  }

  /** Those of a partner. */
  public List<Standing> of(String partnerId) {
    return find("WHERE e.partner_id = :partner ORDER BY e.created_at, e.id", partnerId);
  }

  /** Every endpoint, by its partner's name. */
  public List<Standing> all() {
    return find("ORDER BY p.name, p.id, e.created_at, e.id", null);
  }

  private List<Standing> find(String where, @Nullable String partner) {
    return jdbc.sql("""
        SELECT e.*, p.name, h.failures, h.failing_since, h.last_failure, h.held_until
        FROM endpoint e JOIN partner p ON p.id = e.partner_id
        LEFT JOIN endpoint_health h ON h.endpoint_id = e.id
        """ + where)
        .param("partner", partner, Types.VARCHAR)
        .query((row, _) -> read(row)).list();
  }

  private static Standing read(ResultSet row) throws SQLException {
    return new Standing(row.getString("partner_id"), row.getString("name"), row.getString("id"),
        row.getString("url"), row.getString("format"), Status.valueOf(row.getString("status")),
        row.getString("status_reason"), row.getInt("failures"), instant(row, "failing_since"),
        row.getString("last_failure"), instant(row, "held_until"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
