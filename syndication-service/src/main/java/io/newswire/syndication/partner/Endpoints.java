package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.newswire.syndication.filter.FilterReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The partners' endpoints. */
@Component
public final class Endpoints {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  Endpoints(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Endpoint endpoint) {
    jdbc.sql("""
        INSERT INTO endpoint (id, partner_id, url, format, filter, status, secret, secret_key, created_at)
        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
        """)
        .params(endpoint.id(), endpoint.partnerId(), endpoint.url().toString(), endpoint.format(),
            json.writeValueAsString(endpoint.filter()), endpoint.status().name(),
            endpoint.secret().sealed(), endpoint.secret().keyId(),
            endpoint.createdAt().atOffset(UTC))
        .update();
  }

  void change(Endpoint endpoint) {
    jdbc.sql("""
        UPDATE endpoint SET url = :url, format = :format, filter = CAST(:filter AS jsonb), status = :status,
          status_reason = :reason
        WHERE id = :id
        """)
        .param("url", endpoint.url().toString())
        .param("format", endpoint.format())
        .param("filter", json.writeValueAsString(endpoint.filter()))
        .param("status", endpoint.status().name())
        .param("reason", endpoint.statusReason(), Types.VARCHAR)
        .param("id", endpoint.id())
        .update();
  }

  boolean remove(String partnerId, String id) {
    return jdbc.sql("DELETE FROM endpoint WHERE partner_id = ? AND id = ?")
        .params(partnerId, id).update() > 0;
  }

  /** Closes an endpoint for good, until its owner opens it again. */
  public void disable(String id, String reason) {
    jdbc.sql("UPDATE endpoint SET status = 'DISABLED', status_reason = ? WHERE id = ?")
        .params(reason, id)
        .update();
  }

  /** Those that deliveries are planned for: the paused ones get theirs when they are back. */
  public List<Endpoint> open() {
    return jdbc.sql("SELECT * FROM endpoint WHERE status IN ('ACTIVE', 'PAUSED')")
        .query(this::read).list();
  }

  /** Every endpoint, closed ones too. */
  public List<Endpoint> all() {
    return jdbc.sql("SELECT * FROM endpoint").query(this::read).list();
  }

  /** The endpoint; null where it is gone. */
  public @Nullable Endpoint find(String id) {
    return findAll(List.of(id)).get(id);
  }

  /** Those of these endpoints that are there, by their ids. */
  public Map<String, Endpoint> findAll(Collection<String> ids) {
    return jdbc.sql("SELECT * FROM endpoint WHERE id = ANY (?)").param(ids.toArray(String[]::new))
        .query(this::read).list().stream()
        .collect(Collectors.toMap(Endpoint::id, Function.identity()));
  }

  /** Whether there is such a partner. */
  public boolean hasPartner(String id) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM partner WHERE id = ?)").param(id)
        .query(Boolean.class).single();
  }

  List<Endpoint> of(String partnerId) {
    return jdbc.sql("SELECT * FROM endpoint WHERE partner_id = ? ORDER BY created_at, id")
        .param(partnerId).query(this::read).list();
  }

  private Endpoint read(ResultSet row, int number) throws SQLException {
    return new Endpoint(
        row.getString("id"),
        row.getString("partner_id"),
        URI.create(row.getString("url")),
        row.getString("format"),
        FilterReader.stored(json, row.getString("filter")),
        Endpoint.Status.valueOf(row.getString("status")),
        row.getString("status_reason"),
        new SealedSecret(row.getBytes("secret"), row.getString("secret_key")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
