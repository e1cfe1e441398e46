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

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.filter.Filter;
import io.newswire.syndication.filter.FilterReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The partners' endpoints. */
@Component
public final class Endpoints {
  /** Texts that are kept read: every batch of news asks all endpoints, and they seldom change. */
  private static final int MOST_KEPT = 10_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final LoadingCache<String, Filter> filters;
  private final LoadingCache<String, EndpointOptions> options;

  Endpoints(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
    this.filters = Caffeine.newBuilder().maximumSize(MOST_KEPT)
        .build(text -> FilterReader.stored(json, text));
    this.options = Caffeine.newBuilder().maximumSize(MOST_KEPT).build(text -> stored(json, text));
  }

  void add(Endpoint endpoint) {
    jdbc.sql("""
        INSERT INTO endpoint (id, partner_id, url, format, filter, options, status, secret,
          secret_key, created_at)
        VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
        """)
        .params(endpoint.id(), endpoint.partnerId(), endpoint.url().toString(), endpoint.format(),
            json.writeValueAsString(endpoint.filter()),
            json.writeValueAsString(endpoint.options()), endpoint.status().name(),
            endpoint.secret().sealed(), endpoint.secret().keyId(),
            endpoint.createdAt().atOffset(UTC))
        .update();
  }

  void define(String id, EndpointDefinition definition) {
    jdbc.sql("""
        UPDATE endpoint SET url = ?, format = ?, filter = ?::jsonb, options = ?::jsonb WHERE id = ?
        """)
        .params(definition.url().toString(), definition.format(),
            json.writeValueAsString(definition.filter()),
            json.writeValueAsString(definition.options()), id)
        .update();
  }

  void setStatus(String id, Endpoint.Status status, String reason) {
    jdbc.sql("UPDATE endpoint SET status = :status, status_reason = :reason WHERE id = :id")
        .param("status", status.name())
        .param("reason", status == Endpoint.Status.ACTIVE ? null : reason, Types.VARCHAR)
        .param("id", id)
        .update();
  }

  boolean remove(String partnerId, String id) {
    return jdbc.sql("DELETE FROM endpoint WHERE partner_id = ? AND id = ?")
        .params(partnerId, id).update() > 0;
  }

  /** All of them: those that are paused or disabled get what is planned for them when they are back. */
  public List<Endpoint> all() {
    return jdbc.sql("SELECT * FROM endpoint").query(this::read).list();
  }

  List<Endpoint> declared() {
    return jdbc.sql("SELECT * FROM endpoint WHERE declared ORDER BY id").query(this::read).list();
  }

  void setDeclared(String id, boolean declared) {
    jdbc.sql("UPDATE endpoint SET declared = ? WHERE id = ?").params(declared, id).update();
  }

  /** How many there are in this status. */
  public long count(Endpoint.Status status) {
    return jdbc.sql("SELECT count(*) FROM endpoint WHERE status = ?").param(status.name())
        .query(Long.class).single();
  }

  /** The endpoint; null where it is gone. */
  public @Nullable Endpoint find(String id) {
    return findAll(List.of(id)).get(id);
  }

  /**
   * The partner's endpoint.
   *
   * @throws RuntimeException that says how to find the others, where there is none
   */
  public Endpoint known(String partnerId, String id) {
    var endpoint = find(id);
    if (endpoint == null || !endpoint.partnerId().equals(partnerId)) {
      throw unknown(partnerId, id);
    }
    return endpoint;
  }

  static RuntimeException unknown(String partnerId, String id) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "endpoint-not-found", "There is no such endpoint",
        "No endpoint '" + id + "'. GET /partners/" + partnerId + "/endpoints lists them.");
  }

  /** Those of these endpoints that are there, by their ids. */
  public Map<String, Endpoint> findAll(Collection<String> ids) {
    return jdbc.sql("SELECT * FROM endpoint WHERE id = ANY (?)").param(ids.toArray(String[]::new))
        .query(this::read).list().stream()
        .collect(Collectors.toMap(Endpoint::id, Function.identity()));
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
        filters.get(row.getString("filter")),
        options.get(row.getString("options")),
        Endpoint.Status.valueOf(row.getString("status")),
        row.getString("status_reason"),
        new SealedSecret(row.getBytes("secret"), row.getString("secret_key")),
        row.getBoolean("declared"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /** Those from before there were options have none of the fields. */
  private static EndpointOptions stored(JsonMapper json, String text) {
    return text.equals("{}")
        ? EndpointOptions.DEFAULT
        : json.readValue(text, EndpointOptions.class);
  }
}
