package io.newswire.platform.security;

import io.newswire.platform.security.ApiKeys.ApiKey;
import org.jspecify.annotations.Nullable;

/** Keys that a service has handed out by itself, beside those of its configuration. */
public interface BearerKeys {
  /** The entry of a key; null where it is not admitted. */
  default @Nullable ApiKey find(String key) {
    return findByHash(ApiKeys.hash(key));
  }

  /**
   * The entry of the key with this SHA-256, in lower-case hex; null where it is not admitted. Sessions
   * name their key so.
   */
  @Nullable
  ApiKey findByHash(String sha256);

  /** Whether every key is known that there is; until then, one that is not found may be in force. */
  default boolean isComplete() {
    return true;
  }
}
