package io.newswire.syndication.webhook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What endpoints have not got. */
@Component
public final class Backlogs {
  private final JdbcClient jdbc;

  Backlogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What one endpoint has not got.
   *
   * @param waiting to be sent for the first time
   * @param failing and tried again
   * @param givenUp not tried any more, and nothing newer has taken its place
   */
  public record Backlog(long waiting, long failing, long givenUp) {}

  public Backlog of(String endpointId) {
    return jdbc.sql("""
        SELECT count(*) FILTER (WHERE state = 'PENDING') AS waiting,
          count(*) FILTER (WHERE state = 'FAILED') AS failing,
          count(*) FILTER (WHERE state IN ('EXHAUSTED', 'ABANDONED') AND NOT EXISTS (
            SELECT FROM delivery n WHERE n.article_id = d.article_id
              AND n.endpoint_id = d.endpoint_id AND n.revision > d.revision)) AS given_up
        FROM delivery d
        WHERE endpoint_id = ? AND state IN ('PENDING', 'FAILED', 'EXHAUSTED', 'ABANDONED')
        """)
        .param(endpointId)
        .query((row, _) -> new Backlog(row.getLong("waiting"), row.getLong("failing"),
            row.getLong("given_up")))
        .single();
  }
}
