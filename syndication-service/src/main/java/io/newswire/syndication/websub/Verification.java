package io.newswire.syndication.websub;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What came of an intent.
 *
 * @param version of the feed: a new subscription is told of what comes after it; null where there is
 *     no such feed
 */
record Verification(Intent intent, Outcome outcome, @Nullable Long version, Instant at) {
  /** What the callback said. */
  sealed interface Outcome {
    /** 2xx, and the challenge. */
    record Confirmed() implements Outcome {}

    /** Anything else, or nothing: what there was before stays as it is. */
    record Unconfirmed(String reason) implements Outcome {}

    /** It was told that it is not, or no longer, subscribed; whatever it said to that. */
    record Denied(String reason) implements Outcome {}
  }

  /** As the table has it. */
  String told() {
    return switch (outcome) {
      case Outcome.Confirmed _ -> "confirmed";
      case Outcome.Unconfirmed(var reason) -> "not confirmed: " + reason;
      case Outcome.Denied(var reason) -> "denied: " + reason;
    };
  }
}
