package io.newswire.platform.security;

import io.newswire.platform.security.ApiKeys.ApiKey;

/** Is told of each call that was made with a key; answers at once. */
public interface KeyWatch {
  void used(ApiKey key);
}
