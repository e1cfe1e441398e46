package io.newswire.syndication.partner;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals with the present key what was sealed with an older one, at the start: afterwards the older
 * key is needed no more. Every table that has the columns {@code secret} and {@code secret_key} is
 * gone through, so that none is forgotten.
 */
@Component
final class Resealing {
  private static final Logger log = LoggerFactory.getLogger(Resealing.class);
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SecretVault vault;

  Resealing(JdbcClient jdbc, TransactionTemplate transaction, SecretVault vault) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.vault = vault;
  }

  private record Row(String place, SealedSecret secret) {}

  @EventListener(ApplicationReadyEvent.class)
  void resealAll() {
    for (var table : tables()) {
      var count = reseal(table);
      if (count > 0) {
        log.info("{} secrets in {} are sealed with key {} now", count, table, vault.keyId());
      }
      warnOfLocked(table);
    }
  }

  private List<String> tables() {
    return jdbc.sql("""
        SELECT quote_ident(table_name) FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name IN ('secret', 'secret_key')
        GROUP BY table_name HAVING count(*) = 2 ORDER BY table_name
        """).query(String.class).list();
  }

  private int reseal(String table) {
    var total = 0;
    while (true) {
      var done = transaction.execute(_ -> resealSome(table));
      if (done == null || done == 0) {
        return total;
      }
      total += done;
    }
  }

  /** Other copies that start now take other rows. */
  private int resealSome(String table) {
    var rows = jdbc.sql("SELECT CAST(ctid AS text), secret, secret_key FROM " + table
        + " WHERE secret_key <> ? AND secret_key = ANY (?) LIMIT ? FOR UPDATE SKIP LOCKED")
        .params(vault.keyId(), vault.knownKeys().toArray(String[]::new), AT_ONCE)
        .query((row, _) -> new Row(row.getString(1),
            new SealedSecret(row.getBytes(2), row.getString(3))))
        .list();
    for (var row : rows) {
      var sealed = vault.seal(vault.open(row.secret()));
      jdbc.sql("UPDATE " + table
          + " SET secret = ?, secret_key = ? WHERE ctid = CAST(? AS tid)")
          .params(sealed.sealed(), sealed.keyId(), row.place())
          .update();
    }
    return rows.size();
  }

  private void warnOfLocked(String table) {
    var unknown = jdbc.sql("SELECT DISTINCT secret_key FROM " + table
        + " WHERE NOT secret_key = ANY (?)")
        .param(vault.knownKeys().toArray(String[]::new)).query(String.class).list();
    if (!unknown.isEmpty()) {
      log.error("Secrets in {} are sealed with keys that NEWSWIRE_SECRETS_OTHER_KEYS does not have:"
          + " {}", table, unknown);
    }
  }
}
