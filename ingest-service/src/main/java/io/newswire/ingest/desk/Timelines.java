package io.newswire.ingest.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.newswire.ingest.desk.Timeline.Change;
import io.newswire.ingest.desk.Timeline.Delivery;
import io.newswire.ingest.desk.Timeline.Place;
import io.newswire.ingest.desk.Timeline.Rendered;
import io.newswire.ingest.desk.Timeline.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts timelines together: the projection's rows, and what the syndication service says. */
@Component
final class Timelines {
  private static final int MOST_REVISIONS = 50;
  private static final int MOST_DELIVERIES = 5_000;

  private final JdbcClient jdbc;
  private final Syndication syndication;

  Timelines(JdbcClient jdbc, Syndication syndication) {
    this.jdbc = jdbc;
    this.syndication = syndication;
  }

  /**
   * The timeline; without revisions where the projection knows none yet.
   *
   * @throws org.springframework.dao.DataAccessException while the database is away
   */
  Timeline of(String id) {
    var deliveries = deliveries(id);
    var revisions = jdbc.sql("""
        SELECT *, revision = min(revision) OVER () AS is_first FROM revision
        WHERE article_id = ? AND NOT EXISTS (
          -- Behind a kill nothing stands.
          SELECT FROM revision AS kill WHERE kill.article_id = revision.article_id AND kill.killed
            AND kill.revision < revision.revision)
        ORDER BY revision DESC LIMIT ?
        """)
        .params(id, MOST_REVISIONS)
        .query((row, _) -> revision(row, deliveries)).list();
    return new Timeline(id, revisions, revisions.isEmpty() ? null : syndication.exposure(id));
  }

  private Map<Long, List<Delivery>> deliveries(String id) {
    record Sent(long revision, Delivery delivery) {}
    return jdbc.sql("""
        SELECT * FROM delivery WHERE article_id = ? ORDER BY revision DESC, at DESC LIMIT ?
        """)
        .params(id, MOST_DELIVERIES)
        .query((row, _) -> new Sent(row.getLong("revision"), new Delivery(
            row.getString("partner_id"), row.getString("endpoint_id"), row.getString("outcome"),
            row.getInt("attempts"), row.getObject("status", Integer.class),
            row.getString("reason"), instant(row, "at"), instantOrNull(row, "next_attempt_at"))))
        .list().stream()
        .collect(Collectors.groupingBy(Sent::revision,
            Collectors.mapping(Sent::delivery, Collectors.toList())));
  }

  private static Revision revision(ResultSet row, Map<Long, List<Delivery>> deliveries)
      throws SQLException {
    var number = row.getLong("revision");
    var appendedAt = instantOrNull(row, "appended_at");
    var renderedAt = instantOrNull(row, "rendered_at");
    var by = row.getString("accepted_by");
    return new Revision(number, change(row), instant(row, "accepted_at"),
        by == null || by.isEmpty() ? null : by, row.getString("note"),
        appendedAt == null
            ? null
            : new Place(row.getInt("partition"), row.getLong("record_offset"), appendedAt),
        renderedAt == null ? null : new Rendered(renderedAt, row.getInt("formats")),
        deliveries.getOrDefault(number, List.of()));
  }

  private static Change change(ResultSet row) throws SQLException {
    if (row.getBoolean("killed")) {
      return Change.KILLED;
    }
    if (row.getString("note") != null) {
      return Change.CORRECTED;
    }
    return row.getBoolean("is_first") ? Change.PUBLISHED : Change.UPDATED;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column)
      throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
