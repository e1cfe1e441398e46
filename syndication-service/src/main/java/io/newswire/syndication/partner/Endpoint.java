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
 * @param declared whether the file of partners has it
 */
public record Endpoint(
    String id,
    String partnerId,
    URI url,
    String format,
    Filter filter,
    EndpointOptions options,
    Status status,
    @Nullable String statusReason,
    SealedSecret secret,
    boolean declared,
    Instant createdAt) {

  /** The reason of a pause that the partner made, and may end. */
  public static final String BY_PARTNER = "by its partner, in the portal";

  /** Whether its partner may open and pause it: not what the publisher has closed. */
  public boolean isItsPartnersToOpen() {
    return switch (status) {
      case ACTIVE, DEGRADED -> true;
      case PAUSED -> BY_PARTNER.equals(statusReason);
      case DISABLED -> !DeclaredPartners.GONE.equals(statusReason);
    };
  }

  /** Whether deliveries are sent; docs/endpoints.md has the rules. */
  public enum Status {
    ACTIVE,
    /** Its last attempts failed: it is sent to, but held between probes. */
    DEGRADED,
    /** By its partner or the newsroom: what is due waits. */
    PAUSED,
    /** It answered 410 Gone, or nothing but failure for days: what is due waits. */
    DISABLED;

    /** Whether it is sent to. */
    public boolean isOpen() {
      return this == ACTIVE || this == DEGRADED;
    }
  }
}
