package io.newswire.syndication.webhook;

import java.time.Instant;
import java.util.Locale;

import io.newswire.syndication.webhook.KillReport.Standing;
import org.jspecify.annotations.Nullable;

/** A kill's delivery to one endpoint, as the view {@code holding} has it. */
record KillDelivery(long revision, String state, int attempts, @Nullable Integer status,
    @Nullable String reason, @Nullable Instant lastAttemptAt, @Nullable Instant confirmedAt,
    @Nullable Instant nextAttemptAt) {

  /**
   * Where it stands.
   *
   * @param obstacle why nothing is sent to the endpoint; null where it is
   */
  Standing standing(@Nullable String obstacle) {
    return confirmedAt != null
        ? new Standing(Standing.State.CONFIRMED, null, attempts, confirmedAt, lastAttemptAt, status,
            null)
        : new Standing(Standing.State.OUTSTANDING, why(obstacle), attempts, null, lastAttemptAt,
            status, obstacle == null ? nextAttemptAt : null);
  }

  private String why(@Nullable String obstacle) {
    if (obstacle != null) {
      return reason == null ? obstacle : obstacle + "; before that: " + reason;
    }
    return switch (state) {
      case "PENDING" -> "not sent yet";
      case "FAILED" -> "tried again: " + reason;
      case "EXHAUSTED" -> "given up after " + attempts + " attempts: " + reason;
      default -> state.toLowerCase(Locale.ROOT) + (reason == null ? "" : ": " + reason);
    };
  }
}
