package io.newswire.syndication.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import io.newswire.syndication.SyndicationTest;
import io.newswire.testsupport.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The key that seals is changed while the service has secrets. */
@SyndicationTest
class ResealingTests {
  @Autowired
  JdbcClient jdbc;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  SecretVault present;

  @Test
  void sealsAnewWhatAnotherKeyHadSealedSoThatThatKeyCanGo() {
    var older = randomKey();
    var endpoint = endpoint(new SecretVault(older, List.of()).seal("whsec_old"));
    var vault = new SecretVault(TestKeys.secretsKey(), List.of(older));

    new Resealing(jdbc, transaction, vault).resealAll();

    assertThat(present.open(stored(endpoint))).isEqualTo("whsec_old");
  }

  @Test
  void leavesAloneWhatItCannotOpen() {
    var stranger = new SecretVault(randomKey(), List.of()).seal("whsec_strange");
    var endpoint = endpoint(stranger);

    new Resealing(jdbc, transaction, present).resealAll();

    assertThat(stored(endpoint)).isEqualTo(stranger);
  }

  private String endpoint(SealedSecret secret) {
    var id = UUID.randomUUID().toString();
    jdbc.sql("INSERT INTO partner (id, name, created_at) VALUES (?, 'p', now())").param(id)
        .update();
    jdbc.sql("""
        INSERT INTO endpoint (id, partner_id, url, format, filter, status, secret, secret_key,
          created_at)
        VALUES (?, ?, 'https://example.org', 'html', '{"section": "none"}', 'DISABLED', ?, ?, now())
        """)
        .params(id, id, secret.sealed(), secret.keyId()).update();
    return id;
  }

  private SealedSecret stored(String endpoint) {
    return jdbc.sql("SELECT secret, secret_key FROM endpoint WHERE id = ?").param(endpoint)
        .query((row, _) -> new SealedSecret(row.getBytes(1), row.getString(2))).single();
  }

  private static String randomKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
