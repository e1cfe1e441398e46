package io.newswire.syndication.feed;

import org.jspecify.annotations.Nullable;

/** The content codings in which documents are sent (RFC 9110 §8.4.1). */
enum Coding {
  IDENTITY(null), GZIP("gzip"), BROTLI("br");

  private final @Nullable String token;

  Coding(@Nullable String token) {
    this.token = token;
  }

  /** As headers say it; null for none. */
  @Nullable
  String token() {
    return token;
  }

  /** The entity tag of a document in this coding, another for each (RFC 9110 §8.8.3.3). */
  String etag(String hash) {
    return token == null ? '"' + hash + '"' : '"' + hash + '-' + token + '"';
  }
}
