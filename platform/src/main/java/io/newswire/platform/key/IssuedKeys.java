package io.newswire.platform.key;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.newswire.event.IssuedKey;
import io.newswire.platform.security.ApiKeys.ApiKey;
import io.newswire.platform.security.BearerKeys;
import io.newswire.platform.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the topic {@code newswire.keys}, as this copy of a service knows them. A key that was
 * revoked or has expired is still listed, and admits to nothing.
 */
public final class IssuedKeys implements BearerKeys {
  private final Map<String, IssuedKey> byHash = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile boolean complete;

  IssuedKeys(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable ApiKey findByHash(String sha256) {
    var key = byHash.get(sha256);
    return key == null || !isInForce(key)
        ? null
        : new ApiKey(key.getName(), sha256, Set.copyOf(key.getScopes()), roles(key.getRoles()));
  }

  /** Whether all the keys are known that there were when this copy started. */
  @Override
  public boolean isComplete() {
    return complete;
  }

  /** Every key that was ever issued, the newest first. */
  public List<IssuedKey> all() {
    return byHash.values().stream()
        .sorted((one, other) -> other.getIssuedAt().compareTo(one.getIssuedAt())).toList();
  }

  /** The key with the id; null where there is none. */
  public @Nullable IssuedKey byId(String id) {
    return byHash.values().stream().filter(key -> key.getKeyId().equals(id)).findFirst()
        .orElse(null);
  }

  /** Whether a key is taken now. */
  public boolean isInForce(IssuedKey key) {
    var end = key.getExpiresAt();
    return key.getRevokedAt() == null && (end == null || end.isAfter(clock.instant()));
  }

  void apply(IssuedKey key) {
    byHash.put(key.getSha256(), key);
  }

  void completed() {
    complete = true;
  }

  /** A role that this version does not know yet admits to nothing. */
  private static Set<Role> roles(Collection<String> names) {
    return List.of(Role.values()).stream()
        .filter(role -> names.contains(role.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
