package io.newswire.syndication.webhook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface AttemptOutcome {
  /** 2xx. */
  record Accepted(int status) implements AttemptOutcome {}

  /**
   * Any other answer; a redirect too, which is not followed.
   *
   * @param retryAfter how long the partner wants us to wait; null where it said nothing
   */
  record Refused(int status, String reason,
      @Nullable Duration retryAfter) implements AttemptOutcome {}

  /** No answer, or none in time. */
  record Unreachable(String reason) implements AttemptOutcome {}

  /** 410: the partner closed the endpoint. */
  record Gone() implements AttemptOutcome {}

  /** Nothing was sent: there was nothing that could be. It says nothing of the partner's server. */
  record Unmade(String reason) implements AttemptOutcome {}

  /** The status that was received; null where none was. */
  default @Nullable Integer receivedStatus() {
    return switch (this) {
      case Accepted(var status) -> status;
      case Refused(var status, _, _) -> status;
      case Unreachable _ -> null;
      case Unmade _ -> null;
      case Gone _ -> 410;
    };
  }

  /** Why it failed; null where it did not. */
  default @Nullable String failure() {
    return switch (this) {
      case Accepted _ -> null;
      case Refused(_, var reason, _) -> reason;
      case Unreachable(var reason) -> reason;
      case Unmade(var reason) -> reason;
      case Gone _ -> "410 Gone: the partner closed the endpoint";
    };
  }
}
