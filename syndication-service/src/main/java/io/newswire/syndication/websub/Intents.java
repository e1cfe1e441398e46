package io.newswire.syndication.websub;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.partner.SecretVault;
import io.newswire.syndication.websub.HubRequest.Subscribe;
import io.newswire.syndication.websub.HubRequest.Unsubscribe;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code subscription_intent}. */
@Component
final class Intents {
  // Any number that nothing else in the database locks.
  private static final long CLAIMS = 0x6e65_7773_6875_6231L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SecretVault vault;
  private final SendingSettings settings;
  private final Clock clock;

  Intents(JdbcClient jdbc, TransactionTemplate transaction, SecretVault vault,
      SendingSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  void add(Subscribe request, String client) {
    var secret = request.secret() == null ? null : vault.seal(request.secret());
    jdbc.sql("""
        INSERT INTO subscription_intent (mode, feed, format, callback, host, client, lease_seconds,
          secret, secret_key, algorithm, token_id, requested_at)
        VALUES ('SUBSCRIBE', :feed, :format, :callback, :host, :client, :lease, :secret, :key,
          :algorithm, :token, :now)
        """)
        .param("feed", request.topic().feed())
        .param("format", request.topic().extension())
        .param("callback", request.callback().url().toString())
        .param("host", request.callback().host())
        .param("client", client)
        .param("lease", request.lease().toSeconds())
        .param("secret", secret == null ? null : secret.sealed(), Types.BINARY)
        .param("key", secret == null ? null : secret.keyId(), Types.VARCHAR)
        .param("algorithm", request.algorithm().name())
        .param("token", request.token(), Types.VARCHAR)
        .param("now", clock.instant().atOffset(UTC))
        .update();
  }

  void add(Unsubscribe request, String client) {
    jdbc.sql("""
        INSERT INTO subscription_intent (mode, feed, format, callback, host, client, requested_at)
        VALUES ('UNSUBSCRIBE', ?, ?, ?, ?, ?, ?)
        """)
        .params(request.topic().feed(), request.topic().extension(),
            request.callback().url().toString(), request.callback().host(), client,
            clock.instant().atOffset(UTC))
        .update();
  }

  /**
   * Claims what is to be verified, the oldest first: at most so many a host, and of one callback and
   * topic one at a time, so that the last request is the one that stays.
   */
  List<Intent> claim(int most) {
    var now = clock.instant();
    var claimed = transaction.execute(_ -> claim(most, now));
    return claimed == null ? List.of() : claimed;
  }

  private List<Intent> claim(int most, Instant now) {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(CLAIMS).query((_, _) -> true).list();
    return jdbc.sql("""
        WITH busy AS (
          SELECT host, count(*) AS calls FROM subscription_intent
          WHERE finished_at IS NULL AND claimed_until > :now GROUP BY host
        ), due AS (
          SELECT i.id, coalesce(b.calls, 0)
            + row_number() OVER (PARTITION BY i.host ORDER BY i.id) AS place
          FROM subscription_intent i LEFT JOIN busy b USING (host)
          WHERE i.finished_at IS NULL AND (i.claimed_until IS NULL OR i.claimed_until <= :now)
            AND NOT EXISTS (SELECT FROM subscription_intent o
              WHERE o.callback = i.callback AND o.feed = i.feed AND o.format = i.format
                AND o.finished_at IS NULL AND o.id < i.id)
        ), free AS (
          SELECT id FROM subscription_intent
          WHERE id IN (SELECT id FROM due WHERE place <= :perHost ORDER BY id LIMIT :most)
          FOR UPDATE SKIP LOCKED
        )
        UPDATE subscription_intent i SET claimed_until = :until FROM free WHERE i.id = free.id
        RETURNING i.*
        """)
        .param("perHost", settings.verificationsPerHost())
        .param("most", most)
        .param("now", now.atOffset(UTC))
        .param("until", now.plus(settings.claim()).atOffset(UTC))
        .query(Intents::read)
        .list();
  }

  /** Within the caller's transaction; the secrets go, now that the subscriptions have them. */
  void finish(List<Verification> verifications) {
    jdbc.sql("""
        UPDATE subscription_intent i
        SET finished_at = v.at, outcome = v.outcome, secret = NULL, secret_key = NULL
        FROM unnest(:ids, CAST(:at AS timestamptz[]), :outcomes) AS v (id, at, outcome)
        WHERE i.id = v.id
        """)
        .param("ids", verifications.stream().map(one -> one.intent().id()).toArray(Long[]::new))
        .param("at",
            verifications.stream().map(one -> one.at().toString()).toArray(String[]::new))
        .param("outcomes", verifications.stream().map(Verification::told).toArray(String[]::new))
        .update();
  }

  /** Forgets what was finished before. */
  void forget(Instant before) {
    jdbc.sql("DELETE FROM subscription_intent WHERE finished_at < ?").param(before.atOffset(UTC))
        .update();
  }

  private static Intent read(ResultSet row, int number) throws SQLException {
    return new Intent(
        row.getLong("id"),
        Intent.Mode.valueOf(row.getString("mode")),
        new FeedFile(row.getString("feed"), row.getString("format")),
        new Callback(URI.create(row.getString("callback"))),
        row.getInt("lease_seconds"),
        row.getString("reason"));
  }
}
