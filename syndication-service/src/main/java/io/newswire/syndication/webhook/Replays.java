package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import io.newswire.syndication.webhook.Replay.Place;
import io.newswire.syndication.webhook.Replay.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code replay}. */
@Component
public final class Replays {
  private final JdbcClient jdbc;

  Replays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a replay.
   *
   * @return false where the endpoint has one with this key
   */
  boolean add(Replay replay, @Nullable String idempotencyKey) {
    return jdbc.sql("""
        INSERT INTO replay (id, endpoint_id, idempotency_key, kind, since, per_second, state,
          to_examine, created_at, stepped_at)
        VALUES (:id, :endpoint, :key, :kind, :since, :perSecond, 'RUNNING', :toExamine, :at, :at)
        ON CONFLICT (endpoint_id, idempotency_key) DO NOTHING
        """)
        .param("id", replay.id())
        .param("endpoint", replay.endpointId())
        .param("key", idempotencyKey, Types.VARCHAR)
        .param("kind", replay.kind().name())
        .param("since", replay.since().atOffset(UTC))
        .param("perSecond", replay.perSecond())
        .param("toExamine", replay.toExamine())
        .param("at", replay.createdAt().atOffset(UTC))
        .update() > 0;
  }

  @Nullable
  Replay withKey(String endpointId, String idempotencyKey) {
    return jdbc.sql("SELECT * FROM replay WHERE endpoint_id = ? AND idempotency_key = ?")
        .params(endpointId, idempotencyKey).query(Replays::read).optional().orElse(null);
  }

  /** The ids of those that go on. */
  List<String> running() {
    return jdbc.sql("SELECT id FROM replay WHERE state = 'RUNNING' ORDER BY stepped_at")
        .query(String.class).list();
  }

  /** Locks the replay for the caller's transaction; null where it no longer runs or another has it. */
  @Nullable
  Replay take(String id) {
    return jdbc.sql("""
        SELECT * FROM replay WHERE id = ? AND state = 'RUNNING' FOR UPDATE SKIP LOCKED
        """)
        .param(id).query(Replays::read).optional().orElse(null);
  }

  /** Writes down how far a replay has come. */
  void step(Replay replay, Place place, int examined, int planned, boolean done, Instant now) {
    jdbc.sql("""
        UPDATE replay SET at_delivery = :delivery, at_article = :article,
          at_published = coalesce(CAST(:published AS timestamptz), at_published),
          examined = examined + :examined, planned = planned + :planned, stepped_at = :now,
          state = CASE WHEN :done THEN 'DONE' ELSE state END,
          finished_at = CASE WHEN :done THEN :now END
        WHERE id = :id
        """)
        .param("delivery", place.delivery())
        .param("published", place.published() == null ? null : place.published().toString(),
            Types.VARCHAR)
        .param("article", place.article())
        .param("examined", examined)
        .param("planned", planned)
        .param("done", done)
        .param("now", now.atOffset(UTC))
        .param("id", replay.id())
        .update();
  }

  /** Plans no more of it; what is planned goes out. */
  boolean cancel(String endpointId, String id, Instant now) {
    return jdbc.sql("""
        UPDATE replay SET state = 'CANCELED', finished_at = ?
        WHERE id = ? AND endpoint_id = ? AND state = 'RUNNING'
        """)
        .params(now.atOffset(UTC), id, endpointId).update() > 0;
  }

  /** An endpoint's replays, the newest first. */
  public List<Replay.View> of(String endpointId) {
    return views("r.endpoint_id = ?", endpointId);
  }

  Replay.@Nullable View find(String endpointId, String id) {
    return views("r.endpoint_id = ? AND r.id = ?", endpointId, id).stream().findFirst()
        .orElse(null);
  }

  private List<Replay.View> views(String condition, Object... parameters) {
    return jdbc.sql("""
        SELECT r.*, e.status, d.* FROM replay r JOIN endpoint e ON e.id = r.endpoint_id,
          LATERAL (SELECT count(*) FILTER (WHERE state = 'DELIVERED') AS delivered,
              count(*) FILTER (WHERE state IN ('PENDING', 'FAILED')) AS open,
              count(*) FILTER (WHERE state IN ('EXHAUSTED', 'ABANDONED')) AS given_up
            FROM delivery WHERE replay_id = r.id) d
        WHERE\s""" + condition + " ORDER BY r.created_at DESC, r.id LIMIT 100")
        .params(List.of(parameters))
        .query((row, number) -> view(read(row, number), row))
        .list();
  }

  private static Replay.View view(Replay replay, ResultSet row) throws SQLException {
    var open = row.getLong("open");
    var state = switch (replay.stage()) {
      case RUNNING -> "planning";
      case DONE -> open > 0 ? "sending" : "done";
      case CANCELED -> "canceled";
    };
    var status = row.getString("status");
    return new Replay.View(replay.id(), replay.endpointId(), lower(replay.kind()), replay.since(),
        state, status.equals("PAUSED") || status.equals("DISABLED")
            ? "the endpoint is " + status.toLowerCase(Locale.ROOT)
            : null,
        replay.perSecond(), replay.toExamine(), replay.examined(), replay.planned(),
        row.getLong("delivered"), open, row.getLong("given_up"), replay.createdAt(),
        replay.finishedAt());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Replay read(ResultSet row, int number) throws SQLException {
    var published = row.getObject("at_published", OffsetDateTime.class);
    return new Replay(row.getString("id"), row.getString("endpoint_id"),
        Replay.Kind.valueOf(row.getString("kind")), instant(row, "since"),
        row.getInt("per_second"), Stage.valueOf(row.getString("state")), row.getLong("to_examine"),
        row.getLong("examined"), row.getLong("planned"), instant(row, "created_at"),
        instant(row, "stepped_at"),
        row.getObject("finished_at") == null ? null : instant(row, "finished_at"),
        new Place(row.getLong("at_delivery"),
            published == null ? null : published.toInstant(), row.getString("at_article")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
