package io.newswire.syndication.partner;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What each endpoint's webhooks are signed with: its secret, and those that it replaced lately. */
@Component
public final class EndpointSecrets {
  private static final Logger log = LoggerFactory.getLogger(EndpointSecrets.class);
  /** More would make the header longer than some servers take. */
  private static final int MOST_RETIRING = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SecretVault vault;
  private final EndpointCredentials credentials;
  private final SigningSettings settings;
  private final Clock clock;

  EndpointSecrets(JdbcClient jdbc, TransactionTemplate transaction, SecretVault vault,
      EndpointCredentials credentials, SigningSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.vault = vault;
    this.credentials = credentials;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What requests to an endpoint need, in clear.
   *
   * @param signing the secrets that sign, the newest first
   */
  public record Opened(List<String> signing, Credentials credentials) {
    public Opened {
      signing = List.copyOf(signing);
    }

    @Override
    public String toString() {
      return "Opened[redacted]";
    }
  }

  private record Signing(String endpointId, SealedSecret secret) {}

  /**
   * What these endpoints' requests need now, by their ids. An endpoint with something that cannot be
   * opened is left out: the others shall not wait for it.
   */
  public Map<String, Opened> of(Collection<Endpoint> endpoints) {
    var ids = endpoints.stream().map(Endpoint::id).toList();
    var sealed = retiring(ids);
    var access = credentials.sealed(ids);
    var opened = new HashMap<String, Opened>();
    for (var endpoint : endpoints) {
      try {
        var own = access.get(endpoint.id());
        opened.put(endpoint.id(), new Opened(
            Stream.concat(Stream.of(endpoint.secret()),
                sealed.getOrDefault(endpoint.id(), List.of()).stream().map(Signing::secret))
                .map(vault::open).toList(),
            own == null ? Credentials.NONE : credentials.open(own)));
      } catch (IllegalStateException locked) {
        log.error("Nothing can be sent to endpoint {}: {}", endpoint.id(), locked.getMessage());
      }
    }
    return opened;
  }

  private Map<String, List<Signing>> retiring(List<String> ids) {
    return jdbc.sql("""
        SELECT * FROM retiring_secret WHERE endpoint_id = ANY (?) AND retires_at > ?
        ORDER BY id DESC
        """)
        .params(ids.toArray(String[]::new), now().atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Signing(row.getString("endpoint_id"),
            new SealedSecret(row.getBytes("secret"), row.getString("secret_key"))))
        .list().stream().collect(groupingBy(Signing::endpointId));
  }

  boolean isCurrent(Endpoint endpoint, SigningSecret secret) {
    return vault.open(endpoint.secret()).equals(secret.text());
  }

  /**
   * Gives the endpoint a new secret; the one that it had signs beside it for the usual time.
   *
   * @return the new one, in clear; null where too many are retiring already
   */
  public @Nullable String rotate(String endpointId) {
    var secret = SigningSecret.random();
    return replace(endpointId, secret, settings.overlap()) ? secret.text() : null;
  }

  /**
   * Puts a secret in the place of the endpoint's.
   *
   * @param overlap how long those that it had still sign; zero ends all of them at once
   * @return false where too many are retiring already
   */
  boolean replace(String endpointId, SigningSecret secret, Duration overlap) {
    return Boolean.TRUE.equals(transaction.execute(_ -> {
      var until = now().plus(overlap).atOffset(ZoneOffset.UTC);
      jdbc.sql("SELECT 1 FROM endpoint WHERE id = ? FOR UPDATE").param(endpointId)
          .query((_, _) -> true).list();
      jdbc.sql("DELETE FROM retiring_secret WHERE endpoint_id = ? AND (retires_at <= ? OR ?)")
          .params(endpointId, now().atOffset(ZoneOffset.UTC), overlap.isZero()).update();
      var retiring = jdbc.sql("SELECT count(*) FROM retiring_secret WHERE endpoint_id = ?")
          .param(endpointId).query(Integer.class).single();
      if (retiring >= MOST_RETIRING) {
        return false;
      }
      if (!overlap.isZero()) {
        jdbc.sql("""
            INSERT INTO retiring_secret (endpoint_id, secret, secret_key, retires_at)
            SELECT id, secret, secret_key, ? FROM endpoint WHERE id = ?
            """).params(until, endpointId).update();
      }
      var sealed = vault.seal(secret.text());
      jdbc.sql("UPDATE endpoint SET secret = ?, secret_key = ? WHERE id = ?")
          .params(sealed.sealed(), sealed.keyId(), endpointId).update();
      return true;
    }));
  }

  /** What signs no more is not kept. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forgetRetired() {
    jdbc.sql("DELETE FROM retiring_secret WHERE retires_at <= ?")
        .param(now().atOffset(ZoneOffset.UTC)).update();
  }

  private Instant now() {
    return clock.instant();
  }
}
