package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of endpoints: each change of status, and each warning before one. */
@Component
public final class EndpointEvents {
  private static final int MOST = 200;

  private final JdbcClient jdbc;

  EndpointEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record Event(Instant at, String status, String detail) {}

  void add(String endpointId, Instant at, Endpoint.Status status, String detail) {
    jdbc.sql("INSERT INTO endpoint_event (endpoint_id, at, status, detail) VALUES (?, ?, ?, ?)")
        .params(endpointId, at.atOffset(UTC), status.name(), detail)
        .update();
  }

  /** The newest first. */
  public List<Event> of(String endpointId) {
    return jdbc.sql("""
        SELECT * FROM endpoint_event WHERE endpoint_id = ? ORDER BY id DESC LIMIT ?
        """)
        .params(endpointId, MOST)
        .query((row, _) -> new Event(row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("status").toLowerCase(Locale.ROOT), row.getString("detail")))
        .list();
  }
}
