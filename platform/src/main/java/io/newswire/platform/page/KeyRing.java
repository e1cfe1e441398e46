package io.newswire.platform.page;

import java.util.List;
import java.util.Objects;

import io.newswire.platform.security.ApiKeys.ApiKey;
import io.newswire.platform.security.BearerKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Every key that is in force, whoever handed it out. */
final class KeyRing {
  private final List<BearerKeys> keys;

  KeyRing(List<BearerKeys> keys) {
    this.keys = List.copyOf(keys);
  }

  @Nullable
  ApiKey byHash(String hash) {
    return keys.stream().map(some -> some.findByHash(hash)).filter(Objects::nonNull).findFirst()
        .orElse(null);
  }

  static Authentication authentication(ApiKey key) {
    return UsernamePasswordAuthenticationToken.authenticated(key.name(), null,
        AuthorityUtils.createAuthorityList(key.scopes()));
  }
}
