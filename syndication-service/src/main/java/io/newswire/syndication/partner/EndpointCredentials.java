package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints' credentials, sealed. */
@Component
final class EndpointCredentials {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final SecretVault vault;

  EndpointCredentials(JdbcClient jdbc, JsonMapper json, SecretVault vault) {
    this.jdbc = jdbc;
    this.json = json;
    this.vault = vault;
  }

  private record Row(String endpointId, SealedSecret sealed) {}

  /** Those of one endpoint. */
  Credentials of(String endpointId) {
    var sealed = sealed(List.of(endpointId)).get(endpointId);
    return sealed == null ? Credentials.NONE : open(sealed);
  }

  /** Those of these endpoints, without those that have none. */
  Map<String, SealedSecret> sealed(Collection<String> endpointIds) {
    return jdbc.sql("SELECT * FROM endpoint_credentials WHERE endpoint_id = ANY (?)")
        .param(endpointIds.toArray(String[]::new))
        .query((row, _) -> new Row(row.getString("endpoint_id"),
            new SealedSecret(row.getBytes("secret"), row.getString("secret_key"))))
        .list().stream().collect(toMap(Row::endpointId, Row::sealed));
  }

  /** @throws IllegalStateException where they cannot be opened */
  Credentials open(SealedSecret sealed) {
    return read(vault.open(sealed));
  }

  private Credentials read(String text) {
    return CredentialsReader.stored(json.readTree(text));
  }

  void put(String endpointId, Credentials credentials) {
    if (credentials.equals(Credentials.NONE)) {
      jdbc.sql("DELETE FROM endpoint_credentials WHERE endpoint_id = ?").param(endpointId).update();
      return;
    }
    var sealed = vault.seal(
        json.writeValueAsString(CredentialsReader.write(credentials, false)));
    var expiresAt = credentials.tls() == null ? null : credentials.tls().expiresAt();
    jdbc.sql("""
        INSERT INTO endpoint_credentials (endpoint_id, secret, secret_key, certificate_expires_at)
        VALUES (:endpoint, :secret, :key, :expires)
        ON CONFLICT (endpoint_id) DO UPDATE SET secret = excluded.secret,
          secret_key = excluded.secret_key,
          certificate_expires_at = excluded.certificate_expires_at,
          -- Of a new certificate nobody was warned.
          warned_days = CASE WHEN endpoint_credentials.certificate_expires_at
            IS NOT DISTINCT FROM excluded.certificate_expires_at
            THEN endpoint_credentials.warned_days END
        """)
        .param("endpoint", endpointId)
        .param("secret", sealed.sealed())
        .param("key", sealed.keyId())
        .param("expires", expiresAt == null ? null : expiresAt.atOffset(UTC),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }
}
