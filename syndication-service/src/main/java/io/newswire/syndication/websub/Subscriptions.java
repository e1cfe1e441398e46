package io.newswire.syndication.websub;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.syndication.feed.FeedDocuments;
import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.websub.Intent.Mode;
import io.newswire.syndication.websub.Verification.Outcome.Confirmed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code subscription} as the list of who is subscribed. */
@Component
public final class Subscriptions {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Intents intents;
  private final FeedDocuments feeds;
  private final Clock clock;

  Subscriptions(JdbcClient jdbc, TransactionTemplate transaction, Intents intents,
      FeedDocuments feeds, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.intents = intents;
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * A subscription as administrators see it.
   *
   * @param state {@code current}; {@code due}; {@code retrying}; or {@code resting}, where it was
   *     given up until the feed changes
   * @param signed the algorithm; null where it gave no secret
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(long id, String topic, String callback, String client, String state,
      @Nullable String signed, long leaseSeconds, Instant subscribedAt, Instant verifiedAt,
      Instant expiresAt, long newestVersion, long deliveredVersion, int failures,
      @Nullable Instant lastAttemptAt, @Nullable String lastFailure,
      @Nullable Instant nextAttemptAt) {}

  /** Does what callbacks have confirmed, and closes the intents, in one transaction. */
  void apply(List<Verification> verifications) {
    transaction.executeWithoutResult(_ -> {
      // A lease that has run out is not renewed: what begins is a new subscription.
      expire(clock.instant());
      var confirmed = verifications.stream()
          .filter(one -> one.outcome() instanceof Confirmed).toList();
      subscribe(confirmed.stream().filter(one -> one.intent().mode() == Mode.SUBSCRIBE).toList());
      unsubscribe(
          confirmed.stream().filter(one -> one.intent().mode() == Mode.UNSUBSCRIBE).toList());
      intents.finish(verifications);
    });
  }

  /** WebSub §5.1: what is confirmed replaces what there was of this callback and topic. */
  private void subscribe(List<Verification> confirmed) {
    jdbc.sql("""
        INSERT INTO subscription AS s (feed, format, callback, host, client, secret, secret_key,
          algorithm, token_id, lease_seconds, subscribed_at, verified_at, expires_at,
          newest_version, delivered_version)
        SELECT DISTINCT ON (i.id) i.feed, i.format, i.callback, i.host, i.client, i.secret,
          i.secret_key, i.algorithm, i.token_id, i.lease_seconds, v.at, v.at,
          v.at + make_interval(secs => i.lease_seconds), v.version, v.version
        FROM unnest(:ids, :versions, CAST(:at AS timestamptz[])) AS v (id, version, at)
        JOIN subscription_intent i ON i.id = v.id AND i.finished_at IS NULL
        ORDER BY i.id
        ON CONFLICT (callback, feed, format) DO UPDATE SET client = excluded.client,
          secret = excluded.secret, secret_key = excluded.secret_key,
          algorithm = excluded.algorithm, token_id = excluded.token_id,
          lease_seconds = excluded.lease_seconds,
          verified_at = excluded.verified_at, expires_at = excluded.expires_at,
          -- Whoever renews is there again: it gets at once what it missed.
          failures = 0, rest_until = NULL,
          due_at = CASE WHEN s.delivered_version < s.newest_version THEN excluded.verified_at END
        """)
        .param("ids", ids(confirmed))
        .param("versions", confirmed.stream().map(Verification::version).toArray(Long[]::new))
        .param("at", confirmed.stream().map(one -> one.at().toString()).toArray(String[]::new))
        .update();
  }

  private void unsubscribe(List<Verification> confirmed) {
    jdbc.sql("""
        DELETE FROM subscription s USING subscription_intent i
        WHERE i.id = ANY (:ids) AND i.finished_at IS NULL
          AND s.callback = i.callback AND s.feed = i.feed AND s.format = i.format
        """)
        .param("ids", ids(confirmed))
        .update();
  }

  private static Long[] ids(List<Verification> verifications) {
    return verifications.stream().map(one -> one.intent().id()).toArray(Long[]::new);
  }

  /** Ends subscriptions whose lease has run out. */
  void expire(Instant now) {
    jdbc.sql("DELETE FROM subscription WHERE expires_at <= ?").param(now.atOffset(UTC)).update();
  }

  /**
   * Ends subscriptions from our side; their callbacks are told (WebSub §5.2).
   *
   * @return how many there were
   */
  int deny(Collection<Long> ids, String reason) {
    return jdbc.sql("""
        WITH ended AS (
          DELETE FROM subscription WHERE id = ANY (:ids) RETURNING *
        )
        INSERT INTO subscription_intent (mode, feed, format, callback, host, client, reason,
          requested_at)
        SELECT 'DENIED', feed, format, callback, host, 'hub', :reason, :now FROM ended
        """)
        .param("ids", ids.toArray(Long[]::new))
        .param("reason", reason)
        .param("now", clock.instant().atOffset(UTC))
        .update();
  }

  /**
   * Those of a feed in whatever format, the newest first; at most 200.
   *
   * @param feed its name
   */
  public List<View> of(String feed) {
    return jdbc.sql("""
        SELECT * FROM subscription WHERE feed = :feed AND expires_at > :now ORDER BY id DESC LIMIT 200
        """)
        .param("feed", feed)
        .param("now", clock.instant().atOffset(UTC))
        .query(this::view)
        .list();
  }

  /** How many there are. */
  long count() {
    return jdbc.sql("SELECT count(*) FROM subscription WHERE expires_at > ?")
        .param(clock.instant().atOffset(UTC)).query(Long.class).single();
  }

  /**
   * The newest first.
   *
   * @param topic null for all
   * @param before the id that the page ends before; null for the first page
   */
  public List<View> page(@Nullable FeedFile topic, @Nullable Long before, int limit) {
    return jdbc.sql("""
        SELECT * FROM subscription
        WHERE expires_at > :now
          AND (CAST(:feed AS text) IS NULL OR feed = :feed AND format = :format)
          AND (CAST(:before AS bigint) IS NULL OR id < :before)
        ORDER BY id DESC LIMIT :limit
        """)
        .param("now", clock.instant().atOffset(UTC))
        .param("feed", topic == null ? null : topic.feed(), Types.VARCHAR)
        .param("format", topic == null ? null : topic.extension(), Types.VARCHAR)
        .param("before", before, Types.BIGINT)
        .param("limit", limit)
        .query(this::view)
        .list();
  }

  private View view(ResultSet row, int number) throws SQLException {
    var failures = row.getInt("failures");
    var due = instant(row, "due_at");
    return new View(row.getLong("id"),
        feeds.url(new FeedFile(row.getString("feed"), row.getString("format"))),
        row.getString("callback"), row.getString("client"), state(failures, due),
        row.getBytes("secret") == null
            ? null
            : SignatureAlgorithm.valueOf(row.getString("algorithm")).method(),
        row.getLong("lease_seconds"), time(row, "subscribed_at"), time(row, "verified_at"),
        time(row, "expires_at"), row.getLong("newest_version"), row.getLong("delivered_version"),
        failures, instant(row, "last_attempt_at"), row.getString("last_failure"), due);
  }

  private static String state(int failures, @Nullable Instant due) {
    if (failures > 0) {
      return due == null ? "resting" : "retrying";
    }
    return due == null ? "current" : "due";
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
