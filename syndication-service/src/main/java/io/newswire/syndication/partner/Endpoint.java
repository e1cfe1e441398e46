package io.newswire.syndication.partner;

import java.net.URI;
import java.time.Instant;

import io.newswire.syndication.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner takes webhooks.
 *
 * @param format the rendition that its webhooks carry
 * @param statusReason why it is not active; null where it is
 * @param secret that its webhooks are signed with, encrypted
 */
public record Endpoint(
    String id,
    String partnerId,
    URI url,
    String format,
    Filter filter,
    Status status,
    @Nullable String statusReason,
    SealedSecret secret,
    Instant createdAt) {

  /** Whether deliveries are sent. */
  public enum Status {
    ACTIVE,
    /** By its owner: what is due waits. */
    PAUSED,
    /** It answered 410 Gone. */
    DISABLED
  }
}
