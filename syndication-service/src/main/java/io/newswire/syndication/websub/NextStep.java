package io.newswire.syndication.websub;

import java.time.Instant;
import java.util.random.RandomGenerator;

import io.newswire.syndication.outbound.Backoff;
import io.newswire.syndication.websub.DeliveryOutcome.Arrived;
import io.newswire.syndication.websub.DeliveryOutcome.Ended;
import io.newswire.syndication.websub.DeliveryOutcome.Failed;

/** Where a delivery leaves its subscription. */
sealed interface NextStep {
  /** It has the version that it was sent. */
  record WaitForNews() implements NextStep {}

  /** The same again then, or what is newer by then. */
  record TryAgain(Instant at) implements NextStep {}

  /** Given up until the feed changes again, and left alone till then at the least. */
  record Rest(Instant until) implements NextStep {}

  /** The subscription ends. */
  record Close() implements NextStep {}

  /**
   * @param failedBefore attempts that failed since the last that arrived, this one not counted
   */
  static NextStep after(DeliveryOutcome outcome, int failedBefore, Backoff backoff,
      RandomGenerator random, Instant now) {
    return switch (outcome) {
      case Arrived _ -> new WaitForNews();
      case Ended _ -> new Close();
      case Failed(_, var retryAfter) -> {
        var next = now.plus(backoff.pause(failedBefore, retryAfter, random));
        yield backoff.isOver(failedBefore) ? new Rest(next) : new TryAgain(next);
      }
    };
  }
}
