package io.newswire.syndication.websub;

import java.time.Instant;

import io.newswire.syndication.websub.NextStep.Close;
import io.newswire.syndication.websub.NextStep.Rest;
import io.newswire.syndication.websub.NextStep.TryAgain;
import io.newswire.syndication.websub.NextStep.WaitForNews;
import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery, and what follows.
 *
 * @param version of the document that was sent
 */
record DeliveryResult(Subscription subscription, long version, DeliveryOutcome outcome,
    NextStep next,
    Instant startedAt) {
  /** Until when the callback is left alone; null where it need not be. */
  @Nullable
  Instant restUntil() {
    return switch (next) {
      case WaitForNews _,Close _ -> null;
      case TryAgain(var at) -> at;
      case Rest(var until) -> until;
    };
  }

  boolean isRetried() {
    return next instanceof TryAgain;
  }

  /** Null where it arrived. */
  @Nullable
  String failure() {
    return outcome instanceof DeliveryOutcome.Failed(var reason, _) ? reason : null;
  }
}
