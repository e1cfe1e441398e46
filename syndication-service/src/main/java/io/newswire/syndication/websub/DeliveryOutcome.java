package io.newswire.syndication.websub;

import java.time.Duration;

import io.newswire.syndication.outbound.Answer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import org.jspecify.annotations.Nullable;

/** What came of one delivery. */
sealed interface DeliveryOutcome {
  int GONE = 410;

  /** 2xx. */
  record Arrived() implements DeliveryOutcome {}

  /**
   * Any other answer, a redirect too, or none.
   *
   * @param retryAfter how long the subscriber wants us to wait; null where it said nothing
   */
  record Failed(String reason, @Nullable Duration retryAfter) implements DeliveryOutcome {}

  /** 410: the subscriber wants no more. */
  record Ended() implements DeliveryOutcome {}

  /** WebSub §7: 2xx is success, everything else is not; 410 ends the subscription. */
  static DeliveryOutcome of(Answer answer) {
    return switch (answer) {
      case Unanswered(var reason) -> new Failed(reason, null);
      case Answered answered when answered.isSuccess() -> new Arrived();
      case Answered answered when answered.status() == GONE -> new Ended();
      case Answered answered when answered.isRedirect() -> new Failed(
          answered.status() + ": redirects are not followed; subscribe with the new URL",
          answered.retryAfter());
      case Answered(var status, _, var retryAfter) ->
        new Failed("answered " + status, retryAfter);
    };
  }
}
