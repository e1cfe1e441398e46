package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.trace.Tracing;
import io.newswire.syndication.entry.ArticleId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The table {@code revision_trace}: carries traces across the queue that deliveries wait in. Without
 * tracing it is neither written nor read.
 */
@Repository
public class RevisionTraces {
  private final JdbcClient jdbc;
  private final Tracing tracing;

  RevisionTraces(JdbcClient jdbc, Tracing tracing) {
    this.jdbc = jdbc;
    this.tracing = tracing;
  }

  /** One revision of an article. */
  public record Revision(ArticleId article, long revision) {}

  /** Notes under which trace each came. Within the caller's transaction. */
  public void note(Map<Revision, String> traceparents) {
    if (!tracing.isOn() || traceparents.isEmpty()) {
      return;
    }
    var revisions = List.copyOf(traceparents.keySet());
    jdbc.sql("""
        INSERT INTO revision_trace (article_id, revision, traceparent, noted_at)
        SELECT a, r, t, now() FROM unnest(:articles, :revisions, :traces) AS noted (a, r, t)
        ORDER BY a, r
        ON CONFLICT DO NOTHING
        """)
        .param("articles", texts(revisions, one -> one.article().value()))
        .param("revisions", revisions.stream().map(Revision::revision).toArray(Long[]::new))
        .param("traces", texts(revisions, traceparents::get))
        .update();
  }

  /** Under which trace each came, as far as that is known. */
  Map<Revision, String> of(Collection<Delivery> deliveries) {
    if (!tracing.isOn() || deliveries.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<Revision, String>();
    jdbc.sql("""
        SELECT article_id, revision, traceparent FROM revision_trace
        WHERE article_id = ANY (:articles)
        """)
        .param("articles", deliveries.stream().map(one -> one.article().value()).distinct()
            .toArray(String[]::new))
        .query(row -> {
          found.put(new Revision(new ArticleId(row.getString(1)), row.getLong(2)),
              row.getString(3));
        });
    return found;
  }

  /** Backends join a day's spans to a trace at most. */
  @Scheduled(fixedDelay = 600_000)
  void forget() {
    if (!tracing.isOn()) {
      return;
    }
    try {
      jdbc.sql("DELETE FROM revision_trace WHERE noted_at < now() - interval '1 day'").update();
    } catch (DataAccessException _) {
      // away: the next time
    }
  }
}
