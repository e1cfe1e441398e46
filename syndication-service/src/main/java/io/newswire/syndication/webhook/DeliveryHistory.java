package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to a partner, newest first, with every attempt. */
@Component
final class DeliveryHistory {
  private final JdbcClient jdbc;

  DeliveryHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A delivery as partners and operators see it.
   *
   * @param id the webhook-id
   * @param nextAttemptAt null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(@JsonIgnore long position, String id, String endpointId, String articleId,
      long revision,
      String event, String state, Instant createdAt, @Nullable Instant finishedAt,
      @Nullable Instant nextAttemptAt, List<AttemptView> attempts) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AttemptView(int number, Instant startedAt, int durationMs, @Nullable Integer status,
      @Nullable String reason, @Nullable String response) {}

  /**
   * A page of deliveries.
   *
   * @param before only those older than this position; null: from the newest on
   * @param article only of this article; null: of all
   * @param state only in this state, in lower case; null: in any
   */
  List<View> page(String partnerId, @Nullable Long before, @Nullable String article,
      @Nullable String state, int size) {
    var rows = jdbc.sql("""
        SELECT d.* FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id
        WHERE e.partner_id = :partner
          AND (CAST(:before AS bigint) IS NULL OR d.id < CAST(:before AS bigint))
          AND (CAST(:article AS text) IS NULL OR d.article_id = CAST(:article AS text))
          AND (CAST(:state AS text) IS NULL OR d.state = CAST(:state AS text))
        ORDER BY d.id DESC LIMIT :size
        """)
        .param("partner", partnerId)
        .param("before", before, Types.BIGINT)
        .param("article", article, Types.VARCHAR)
        .param("state", state == null ? null : state.toUpperCase(Locale.ROOT),
            Types.VARCHAR)
        .param("size", size)
        .query((row, _) -> view(row))
        .list();
    var attempts = attempts(rows.stream().map(View::position).toArray(Long[]::new));
    return rows.stream()
        .map(row -> new View(row.position(), row.id(), row.endpointId(), row.articleId(),
            row.revision(), row.event(), row.state(), row.createdAt(), row.finishedAt(),
            row.nextAttemptAt(), attempts.getOrDefault(row.position(), List.of())))
        .toList();
  }

  private record NumberedAttempt(long delivery, AttemptView attempt) {}

  private Map<Long, List<AttemptView>> attempts(Long[] deliveries) {
    return jdbc.sql(
        "SELECT * FROM delivery_attempt WHERE delivery_id = ANY (:ids) ORDER BY delivery_id, number")
        .param("ids", deliveries)
        .query((row, _) -> new NumberedAttempt(row.getLong("delivery_id"), new AttemptView(
            row.getInt("number"), instant(row, "started_at"), row.getInt("duration_ms"),
            row.getObject("status", Integer.class), row.getString("reason"),
            row.getString("response"))))
        .list().stream() // stream() alone would keep the connection
        .collect(groupingBy(NumberedAttempt::delivery,
            mapping(NumberedAttempt::attempt,
                toList())));
  }

  private static View view(ResultSet row) throws SQLException {
    var state = row.getString("state");
    var open = state.equals("PENDING") || state.equals("FAILED");
    var finished = row.getObject("finished_at", OffsetDateTime.class);
    return new View(row.getLong("id"), row.getString("webhook_id"), row.getString("endpoint_id"),
        row.getString("article_id"), row.getLong("revision"),
        "article." + eventName(row.getString("event")), state.toLowerCase(Locale.ROOT),
        instant(row, "created_at"), finished == null ? null : finished.toInstant(),
        open ? instant(row, "due_at") : null, List.of());
  }

  private static String eventName(String event) {
    return event.equals("WITHHELD") ? "updated" : event.toLowerCase(Locale.ROOT);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
