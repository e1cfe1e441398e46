package io.newswire.syndication.websub;

import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.partner.SealedSecret;
import io.newswire.syndication.websub.NextStep.Close;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code subscription} as the queue of what is to be delivered. */
@Component
final class DeliveryQueue {
  // Any number that nothing else in the database locks.
  private static final long CLAIMS = 0x6e65_7773_6875_6232L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SendingSettings settings;
  private final Clock clock;

  DeliveryQueue(JdbcClient jdbc, TransactionTemplate transaction, SendingSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Tells the subscriptions of new versions and claims what is due: at most so many a host, those whose
   * last attempt failed behind the others. Copies of the service do it one after the other.
   *
   * @param mostFailing how many of them may be such whose last attempt failed
   */
  List<Subscription> claim(Map<String, Long> news, int most, int mostFailing) {
    var now = clock.instant();
    var claimed = transaction.execute(_ -> {
      jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(CLAIMS).query((_, _) -> true).list();
      if (!news.isEmpty()) {
        tell(news, now);
      }
      return claim(most, mostFailing, now);
    });
    return claimed == null ? List.of() : claimed;
  }

  // Rows are locked in one order by all who change many of them, so that no two wait for each other.
  private void tell(Map<String, Long> news, Instant now) {
    var feeds = List.copyOf(news.keySet());
    jdbc.sql("""
        WITH news AS (
          SELECT feed, version FROM unnest(:feeds, :versions) AS n (feed, version)
        ), behind AS (
          SELECT s.id, n.version FROM subscription s JOIN news n ON n.feed = s.feed
          WHERE s.newest_version < n.version
          ORDER BY s.id FOR UPDATE OF s
        )
        UPDATE subscription s SET newest_version = behind.version,
          due_at = coalesce(s.due_at, greatest(s.rest_until, :now))
        FROM behind WHERE s.id = behind.id
        """)
        .param("feeds", feeds.toArray(String[]::new))
        .param("versions", longs(feeds, news::get))
        .param("now", now.atOffset(UTC))
        .update();
  }

  private List<Subscription> claim(int most, int mostFailing, Instant now) {
    return jdbc.sql("""
        WITH busy AS (
          SELECT host, count(*) AS calls FROM subscription WHERE claimed_until > :now GROUP BY host
        ), due AS (
          SELECT s.id, s.failures > 0 AS failing, s.due_at, coalesce(b.calls, 0)
            + row_number() OVER (PARTITION BY s.host ORDER BY s.failures > 0, s.due_at, s.id) AS place
          FROM subscription s LEFT JOIN busy b USING (host)
          WHERE s.due_at <= :now AND s.expires_at > :now
            AND (s.claimed_until IS NULL OR s.claimed_until <= :now)
        ), turns AS (
          SELECT id, failing, due_at,
            row_number() OVER (PARTITION BY failing ORDER BY due_at, id) AS turn
          FROM due WHERE place <= :perHost
        ), free AS (
          SELECT id FROM subscription
          WHERE id IN (SELECT id FROM turns WHERE NOT failing OR turn <= :mostFailing
            ORDER BY failing, due_at, id LIMIT :most)
          FOR UPDATE SKIP LOCKED
        )
        UPDATE subscription s SET claimed_until = :until FROM free WHERE s.id = free.id
        RETURNING s.*
        """)
        .param("perHost", settings.perHost())
        .param("most", most)
        .param("mostFailing", mostFailing)
        .param("now", now.atOffset(UTC))
        .param("until", now.plus(settings.claim()).atOffset(UTC))
        .query(DeliveryQueue::read)
        .list();
  }

  /** In one transaction: all of them, or none. */
  void record(List<DeliveryResult> results) {
    transaction.executeWithoutResult(_ -> {
      write(results.stream().filter(result -> !(result.next() instanceof Close)).toList());
      close(results.stream().filter(result -> result.next() instanceof Close).toList());
    });
  }

  private void write(List<DeliveryResult> results) {
    if (results.isEmpty()) {
      return;
    }
    jdbc.sql("""
        WITH result AS (
          SELECT i, v, CAST(b AS timestamptz) AS b, f, CAST(r AS timestamptz) AS r, again
          FROM unnest(:ids, :versions, :startedAt, :failures, :rest, :retried)
            AS t (i, v, b, f, r, again)
        ), held AS (
          SELECT s.id FROM subscription s JOIN result ON i = s.id ORDER BY s.id FOR UPDATE OF s
        )
        UPDATE subscription s SET
          delivered_version = CASE WHEN f IS NULL THEN greatest(v, s.delivered_version)
            ELSE s.delivered_version END,
          failures = CASE WHEN f IS NULL THEN 0 ELSE s.failures + 1 END,
          due_at = CASE
            WHEN again OR s.newest_version > v THEN coalesce(r, :now)
            ELSE NULL END,
          rest_until = r, claimed_until = NULL, last_attempt_at = b, last_failure = f
        FROM held JOIN result ON i = held.id WHERE s.id = held.id
        """)
        .param("ids", longs(results, it -> it.subscription().id()))
        .param("versions", longs(results, DeliveryResult::version))
        .param("startedAt", texts(results, it -> it.startedAt().toString()))
        .param("failures", texts(results, DeliveryResult::failure))
        .param("rest",
            texts(results, it -> it.restUntil() == null ? null : it.restUntil().toString()))
        .param("retried", results.stream().map(DeliveryResult::isRetried).toArray(Boolean[]::new))
        .param("now", clock.instant().atOffset(UTC))
        .update();
  }

  /** Whoever has subscribed anew since the 410 stays. */
  private void close(List<DeliveryResult> results) {
    if (results.isEmpty()) {
      return;
    }
    jdbc.sql("""
        DELETE FROM subscription s USING unnest(:ids, CAST(:startedAt AS timestamptz[]))
          AS gone (id, started_at)
        WHERE s.id = gone.id AND s.verified_at <= gone.started_at
        """)
        .param("ids", longs(results, it -> it.subscription().id()))
        .param("startedAt", texts(results, it -> it.startedAt().toString()))
        .update();
  }

  /** How long the oldest delivery that never failed has been due, in seconds; 0 where none is. */
  double oldestDueSeconds(Instant now) {
    return jdbc.sql("""
        SELECT coalesce(extract(epoch FROM :now - min(due_at)), 0) FROM subscription
        WHERE due_at <= :now AND expires_at > :now AND failures = 0
        """)
        .param("now", now.atOffset(UTC))
        .query(Double.class).single();
  }

  private static Subscription read(ResultSet row, int number) throws SQLException {
    var secret = row.getBytes("secret");
    return new Subscription(
        row.getLong("id"),
        new FeedFile(row.getString("feed"), row.getString("format")),
        new Callback(URI.create(row.getString("callback"))),
        row.getString("token_id"),
        secret == null ? null : new SealedSecret(secret, row.getString("secret_key")),
        SignatureAlgorithm.valueOf(row.getString("algorithm")),
        row.getLong("newest_version"),
        row.getInt("failures"));
  }
}
