package io.newswire.syndication.webhook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import io.newswire.syndication.partner.SealedSecret;
import io.newswire.syndication.partner.SecretVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our Ed25519 keys. The first makes itself. Every copy of the service looks for new ones now and then;
 * until it has seen one, it signs with the one before, which the overlap allows.
 */
@Component
final class SigningKeys {
  /** Whoever takes an old webhook for true a little later still finds its key. */
  private static final Duration PUBLISHED_LONGER = Duration.ofHours(1);
  private static final long LOCK = 0x6e65_7773_6b65_7973L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SecretVault vault;
  private final Clock clock;
  private volatile List<SigningKey> known = List.of();

  SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, SecretVault vault, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.vault = vault;
    this.clock = clock;
  }

  /** Those that sign now, the newest first; at least one. */
  List<SigningKey> signing() {
    var now = clock.instant();
    var signing = known.stream().filter(key -> key.signsAt(now)).toList();
    return signing.isEmpty()
        ? load().stream().filter(key -> key.signsAt(now)).toList()
        : signing;
  }

  /** Those that partners need. */
  List<SigningKey> published() {
    var longer = clock.instant().minus(PUBLISHED_LONGER);
    return load().stream().filter(key -> key.signsAt(longer)).toList();
  }

  /**
   * Makes a new key.
   *
   * @param overlap how long those before it sign beside it; zero: they are not even published any more
   */
  SigningKey replace(Duration overlap) {
    var key = SigningKey.random();
    transaction.executeWithoutResult(_ -> {
      lock();
      var until = clock.instant().plus(overlap).atOffset(UTC);
      jdbc.sql("UPDATE signing_key SET retires_at = ? WHERE retires_at IS NULL OR retires_at > ?")
          .params(until, until).update();
      if (overlap.isZero()) {
        jdbc.sql("DELETE FROM signing_key").update();
      }
      insert(key);
    });
    load();
    return key;
  }

  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
  void look() {
    load();
  }

  /** What is published no more is not kept. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forgetRetired() {
    jdbc.sql("DELETE FROM signing_key WHERE retires_at <= ?")
        .param(clock.instant().minus(PUBLISHED_LONGER).atOffset(UTC)).update();
  }

  private List<SigningKey> load() {
    var found = find();
    if (found.isEmpty()) {
      found = transaction.execute(_ -> {
        lock();
        if (find().isEmpty()) {
          insert(SigningKey.random());
        }
        return find();
      });
    }
    known = found == null ? List.of() : found;
    return known;
  }

  private List<SigningKey> find() {
    return jdbc.sql("SELECT * FROM signing_key ORDER BY created_at DESC, id")
        .query(this::read).list();
  }

  private SigningKey read(ResultSet row, int number) throws SQLException {
    var retiresAt = row.getObject("retires_at", OffsetDateTime.class);
    return SigningKey.stored(
        vault.open(new SealedSecret(row.getBytes("secret"), row.getString("secret_key"))),
        retiresAt == null ? null : retiresAt.toInstant());
  }

  private void insert(SigningKey key) {
    var sealed = vault.seal(key.toStore());
    jdbc.sql("INSERT INTO signing_key (id, secret, secret_key, created_at) VALUES (?, ?, ?, ?)")
        .params(key.id(), sealed.sealed(), sealed.keyId(), clock.instant().atOffset(UTC))
        .update();
  }

  /** Copies that start together make one key together. */
  private void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> true).list();
  }
}
