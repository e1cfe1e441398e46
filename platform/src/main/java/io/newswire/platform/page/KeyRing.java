package io.newswire.platform.page;

import java.util.List;
import java.util.Objects;

import io.newswire.platform.security.ApiKeys.ApiKey;
import io.newswire.platform.security.BearerKeys;
import io.newswire.platform.security.KeyWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Every key that is in force, whoever handed it out. */
final class KeyRing {
  private final List<BearerKeys> keys;
  private final List<KeyWatch> watches;

  KeyRing(List<BearerKeys> keys, List<KeyWatch> watches) {
    this.keys = List.copyOf(keys);
    this.watches = List.copyOf(watches);
  }

  @Nullable
  ApiKey byHash(String hash) {
    var found = keys.stream().map(some -> some.findByHash(hash)).filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
    if (found != null) {
      watches.forEach(watch -> watch.used(found));
    }
    return found;
  }

  static Authentication authentication(ApiKey key) {
    return UsernamePasswordAuthenticationToken.authenticated(key.name(), null,
        AuthorityUtils.createAuthorityList(key.scopes()));
  }
}
