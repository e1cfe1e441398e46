package io.newswire.platform.security;

import io.newswire.platform.security.ApiKeys.ApiKey;
import org.jspecify.annotations.Nullable;

/** Keys that a service has handed out by itself, beside those of its configuration. */
public interface BearerKeys {
  /** The entry of a key; null where it is not admitted. */
  @Nullable
  ApiKey find(String key);
}
