package io.newswire.syndication.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.event.IssuedKey;
import io.newswire.platform.key.IssuedKeys;
import io.newswire.platform.key.KeyUses;
import io.newswire.platform.security.ApiKeys.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * An API key as administrators see it.
 *
 * @param id null for one of the deployment's configuration, which is changed there
 * @param key in clear, once, when it is issued; null ever after
 * @param state {@code active}, {@code expired} or {@code revoked}
 * @param lastUsedAt at any service, to a minute; null where no use is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(@Nullable String id, String name, @Nullable String key, List<String> roles,
    List<String> scopes, String state, @Nullable String issuedBy, @Nullable Instant issuedAt,
    @Nullable Instant expiresAt, @Nullable Instant revokedAt, @Nullable String revokedBy,
    @Nullable Instant lastUsedAt) {

  static KeyView of(IssuedKey key, IssuedKeys keys, KeyUses uses) {
    var state = keys.isInForce(key) ? "active" : key.getRevokedAt() != null ? "revoked" : "expired";
    return new KeyView(key.getKeyId(), key.getName(), null, key.getRoles(), key.getScopes(), state,
        key.getIssuedBy(), key.getIssuedAt(), key.getExpiresAt(), key.getRevokedAt(),
        key.getRevokedBy(), uses.lastUse(key.getSha256()));
  }

  static KeyView of(ApiKey declared, KeyUses uses) {
    return new KeyView(null, declared.name(), null,
        declared.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted()
            .toList(),
        declared.scopes().stream().sorted().toList(), "active", null, null, null, null, null,
        uses.lastUse(declared.sha256()));
  }

  KeyView with(String clear) {
    return new KeyView(id, name, clear, roles, scopes, state, issuedBy, issuedAt, expiresAt,
        revokedAt, revokedBy, lastUsedAt);
  }

  @Override
  public String toString() {
    return "KeyView[" + id + " " + name + " " + state + "]";
  }
}
