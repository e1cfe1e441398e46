package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code feed_turn}: when articles are to be looked at again, for feeds that come later. */
@Repository
final class FeedTurns {
  private final JdbcClient jdbc;

  FeedTurns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Turn(ArticleId article, Instant at) {}

  /** Those of the feeds that show the entry already; when the others will is added to {@code later}. */
  static List<FeedName> open(Collection<SavedFeed> matching, Entry entry, Instant now,
      Collection<Turn> later) {
    var open = new ArrayList<FeedName>();
    for (var feed : matching) {
      var at = feed.opensFor(entry);
      if (feed.delayMinutes() == 0 || !at.isAfter(now)) {
        open.add(feed.name());
      } else if (entry.state() == Entry.State.VISIBLE) {
        later.add(new Turn(entry.article(), at));
      }
    }
    return open;
  }

  void add(Collection<Turn> turns) {
    if (turns.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO feed_turn (article_id, at)
        SELECT DISTINCT article, CAST(at AS timestamptz) FROM unnest(:articles, :at) AS t (article, at)
        ORDER BY 1, 2
        ON CONFLICT DO NOTHING
        """)
        .param("articles",
            turns.stream().map(turn -> turn.article().value()).toArray(String[]::new))
        .param("at", turns.stream().map(turn -> turn.at().toString()).toArray(String[]::new))
        .update();
  }

  /** Takes those that are due; of several copies of the service each takes others. */
  List<ArticleId> take(Instant now, int limit) {
    return jdbc.sql("""
        DELETE FROM feed_turn WHERE (article_id, at) IN (
          SELECT article_id, at FROM feed_turn WHERE at <= :now
          ORDER BY at, article_id LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING article_id
        """)
        .param("now", now.atOffset(UTC))
        .param("limit", limit)
        .query((row, _) -> new ArticleId(row.getString("article_id")))
        .list();
  }
}
