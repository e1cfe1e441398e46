package io.newswire.syndication.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to a partner, newest first, with every attempt. */
@Component
public final class DeliveryHistory {
  private final JdbcClient jdbc;
  private final Attempts attempts;

  DeliveryHistory(JdbcClient jdbc, Attempts attempts) {
    this.jdbc = jdbc;
    this.attempts = attempts;
  }

  /**
   * A delivery as partners and operators see it.
   *
   * @param id the webhook-id
   * @param batch the webhook-id of the request that it goes in with others; null where it goes by itself
   * @param nextAttemptAt null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(@JsonIgnore long position, String id, String endpointId, String articleId,
      long revision,
      String event, String state, Instant createdAt, @Nullable Instant finishedAt,
      @Nullable Instant nextAttemptAt, @Nullable String batch, List<Attempts.View> attempts) {

    View with(List<Attempts.View> made) {
      return new View(position, id, endpointId, articleId, revision, event, state, createdAt,
          finishedAt, nextAttemptAt, batch, made);
    }
  }

  /**
   * A page of deliveries; their attempts come without headers and answers.
   *
   * @param partnerId null for every partner
   */
  public List<View> page(@Nullable String partnerId, HistoryQuery query) {
    var before = query.before();
    var rows = jdbc.sql("""
        SELECT d.* FROM endpoint e CROSS JOIN LATERAL (
          SELECT * FROM delivery d
          WHERE d.endpoint_id = e.id
            AND (d.created_at, d.id) < (:beforeTime, :beforeId)
            AND d.created_at >= :since AND d.created_at < :until
            AND (CAST(:article AS text) IS NULL OR d.article_id = CAST(:article AS text))
            AND (CAST(:state AS text) IS NULL OR d.state = CAST(:state AS text))
          ORDER BY d.created_at DESC, d.id DESC LIMIT :size) d
        WHERE (CAST(:partner AS text) IS NULL OR e.partner_id = CAST(:partner AS text))
          AND (CAST(:endpoint AS text) IS NULL OR e.id = CAST(:endpoint AS text))
        ORDER BY d.created_at DESC, d.id DESC LIMIT :size
        """)
        .param("partner", partnerId, Types.VARCHAR)
        .param("beforeTime", before.time().atOffset(ZoneOffset.UTC))
        .param("beforeId", before.position())
        .param("since", query.since().atOffset(ZoneOffset.UTC))
        .param("until", query.until().atOffset(ZoneOffset.UTC))
        .param("endpoint", query.endpoint(), Types.VARCHAR)
        .param("article", query.article(), Types.VARCHAR)
        .param("state", query.state() == null ? null : query.state().toUpperCase(Locale.ROOT),
            Types.VARCHAR)
        .param("size", query.limit())
        .query((row, _) -> view(row))
        .list();
    return withAttempts(rows, false);
  }

  /** One delivery with everything that is kept of it; null where the partner has no such delivery. */
  public @Nullable View find(String partnerId, String webhookId) {
    var row = jdbc.sql("""
        SELECT d.* FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id
        WHERE d.webhook_id = ? AND e.partner_id = ?
        """)
        .params(webhookId, partnerId)
        .query((found, _) -> view(found))
        .list();
    return row.isEmpty() ? null : withAttempts(row, true).getFirst();
  }

  private List<View> withAttempts(List<View> rows, boolean whole) {
    var oldest = rows.stream().map(View::createdAt).min(Instant::compareTo).orElse(Instant.EPOCH);
    var made = attempts.of(rows.stream().map(View::position).toArray(Long[]::new), oldest, whole);
    return rows.stream().map(row -> row.with(made.getOrDefault(row.position(), List.of())))
        .toList();
  }

  private static View view(ResultSet row) throws SQLException {
    var state = row.getString("state");
    var open = state.equals("PENDING") || state.equals("FAILED");
    var finished = row.getObject("finished_at", OffsetDateTime.class);
    return new View(row.getLong("id"), row.getString("webhook_id"), row.getString("endpoint_id"),
        row.getString("article_id"), row.getLong("revision"),
        "article." + eventName(row.getString("event")), state.toLowerCase(Locale.ROOT),
        instant(row, "created_at"), finished == null ? null : finished.toInstant(),
        open ? instant(row, "due_at") : null, row.getString("batch_id"), List.of());
  }

  private static String eventName(String event) {
    return event.equals("WITHHELD") ? "updated" : event.toLowerCase(Locale.ROOT);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
