package io.newswire.syndication.audit;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code audit_act} and {@code audit_outcome}, which the database lets nobody change. */
@Component
public final class AuditLog {
  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What somebody is about to do. */
  record Act(String actor, String address, String action, String subject,
      @Nullable String before) {}

  /** Written before the act: what cannot be written down is not done. */
  long begin(Act act) {
    return jdbc.sql("""
        INSERT INTO audit_act (at, actor, address, action, subject, before)
        VALUES (:at, :actor, :address, :action, :subject, CAST(:before AS json)) RETURNING id
        """)
        .param("at", clock.instant().atOffset(UTC))
        .param("actor", act.actor())
        .param("address", act.address())
        .param("action", act.action())
        .param("subject", act.subject())
        .param("before", act.before(), Types.VARCHAR)
        .query(Long.class).single();
  }

  void end(long act, int status, @Nullable String after, @Nullable String detail) {
    jdbc.sql("""
        INSERT INTO audit_outcome (act_id, at, status, after, detail)
        VALUES (:act, :at, :status, CAST(:after AS json), CAST(:detail AS json))
        """)
        .param("act", act)
        .param("at", clock.instant().atOffset(UTC))
        .param("status", status)
        .param("after", after, Types.VARCHAR)
        .param("detail", detail, Types.VARCHAR)
        .update();
  }

  /** The newest first. */
  public List<AuditEntry> page(AuditQuery query) {
    return jdbc.sql("""
        SELECT a.*, o.status, o.after, o.detail
        FROM audit_act a LEFT JOIN audit_outcome o ON o.act_id = a.id
        WHERE a.id < :before AND a.at >= :since AND a.at < :until
          AND (CAST(:actor AS text) IS NULL OR a.actor = :actor)
          AND (CAST(:action AS text) IS NULL OR position(lower(:action) IN lower(a.action)) > 0)
          AND (CAST(:subject AS text) IS NULL OR starts_with(a.subject, :subject))
        ORDER BY a.id DESC LIMIT :limit
        """)
        .param("before", query.before())
        .param("since", query.since().atOffset(UTC))
        .param("until", query.until().atOffset(UTC))
        .param("actor", query.actor(), Types.VARCHAR)
        .param("action", query.action(), Types.VARCHAR)
        .param("subject", query.subject(), Types.VARCHAR)
        .param("limit", query.limit())
        .query(AuditLog::read).list();
  }

  /** One act; null where there is none with this id. */
  public @Nullable AuditEntry find(long id) {
    return jdbc.sql("""
        SELECT a.*, o.status, o.after, o.detail
        FROM audit_act a LEFT JOIN audit_outcome o ON o.act_id = a.id WHERE a.id = ?
        """).param(id).query(AuditLog::read).optional().orElse(null);
  }

  /** Removes what is older. */
  int forgetBefore(Instant time) {
    return jdbc.sql("DELETE FROM audit_act WHERE at < ?").param(time.atOffset(UTC)).update();
  }

  private static AuditEntry read(ResultSet row, int number) throws SQLException {
    return new AuditEntry(row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"),
        row.getString("address"), row.getString("action"), row.getString("subject"),
        row.getObject("status", Integer.class), row.getString("before"), row.getString("after"),
        row.getString("detail"));
  }
}
