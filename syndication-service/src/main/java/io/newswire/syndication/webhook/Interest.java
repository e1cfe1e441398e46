package io.newswire.syndication.webhook;

import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointOptions.Event;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint is to hear of a revision, and why. */
enum Interest {
  MATCHES(true, "its filter takes the article"),
  HAD_IT(true, "it was sent the article before: what follows goes there whatever its filter says"),
  PARTNER_HAD_IT(true,
      "its partner had the article another way: from a private feed, or at an endpoint that is closed"),
  NEVER_HAD_IT(false, "it was never sent the article, and need not hear that it is gone"),
  NO_MATCH(false, "its filter does not take the article"),
  EXPIRED(false, "the article has expired"),
  EVENT_NOT_WANTED(false, "it does not want this kind of event");

  private final boolean sent;
  private final String text;

  Interest(boolean sent, String text) {
    this.sent = sent;
    this.text = text;
  }

  boolean isSent() {
    return sent;
  }

  String text() {
    return text;
  }

  /**
   * Decides.
   *
   * @param kind of news that it is to this endpoint
   * @param matches whether its filter takes the article
   * @param arrived whether a revision has arrived there; null where none was ever sent
   */
  static Interest of(Endpoint endpoint, Kind kind, boolean isExpired, boolean matches,
      @Nullable Boolean arrived) {
    var had = arrived != null;
    if (kind == Kind.KILLED) {
      return had ? HAD_IT : NEVER_HAD_IT;
    }
    if (kind == Kind.WITHHELD && !had) {
      return NEVER_HAD_IT;
    }
    if (kind != Kind.WITHHELD && isExpired) {
      return EXPIRED;
    }
    if (!had && !matches) {
      return NO_MATCH;
    }
    if (!isWanted(endpoint, kind, Boolean.TRUE.equals(arrived))) {
      return EVENT_NOT_WANTED;
    }
    return had ? HAD_IT : MATCHES;
  }

  /** Where no revision has arrived, a newer one is still the story, whatever it is called. */
  static boolean isWanted(Endpoint endpoint, Kind kind, boolean hasArrived) {
    var wanted = endpoint.options().events();
    return switch (kind) {
      case KILLED -> true;
      case PUBLISHED -> wanted.contains(Event.PUBLISHED);
      case UPDATED, WITHHELD -> wanted.contains(Event.UPDATED)
          || !hasArrived && wanted.contains(Event.PUBLISHED);
      case CORRECTED -> wanted.contains(Event.CORRECTED)
          || !hasArrived && wanted.contains(Event.PUBLISHED);
    };
  }
}
