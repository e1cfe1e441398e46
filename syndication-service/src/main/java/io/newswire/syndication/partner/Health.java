package io.newswire.syndication.partner;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares, by its attempts since the last that succeeded.
 *
 * @param failures how many there are
 * @param failingSince when the first failed; null where there is none
 * @param failingArticle whose delivery it was
 * @param failingWidelySince when another article's failed as well: until then it may be one bad event
 * @param holds how often in a row the endpoint was held
 * @param heldUntil nothing is sent before, and then one delivery as a probe; null: as usual
 * @param warnedDays of how many days of failure somebody was warned
 */
public record Health(
    int failures,
    @Nullable Instant failingSince,
    @Nullable String failingArticle,
    @Nullable Instant failingWidelySince,
    @Nullable Instant lastFailureAt,
    @Nullable String lastFailure,
    int holds,
    @Nullable Instant heldUntil,
    int warnedDays) {

  public static final Health GOOD = new Health(0, null, null, null, null, null, 0, null, 0);

  /**
   * What came of an attempt.
   *
   * @param failure why it failed; null where it did not
   * @param gone whether the partner closed the endpoint
   * @param askedToWait by a server that is busy; null where it did not ask
   */
  public record Observation(String endpointId, String articleId, Instant at,
      @Nullable String failure, boolean gone, @Nullable Duration askedToWait) {}

  Health after(Observation seen, HealthRules rules) {
    return seen.failure() == null ? GOOD : afterFailure(seen, seen.failure(), rules);
  }

  private Health afterFailure(Observation seen, String failure, HealthRules rules) {
    var at = seen.at();
    var widely = failingWidelySince != null || failingArticle == null
        || failingArticle.equals(seen.articleId()) ? failingWidelySince : at;
    // What was under way when the endpoint was held says nothing new.
    var isNews = heldUntil == null || !at.isBefore(heldUntil);
    var holdsNow = isNews && failures + 1 >= rules.failuresInARow();
    var until = holdsNow ? at.plus(rules.hold(holds)) : heldUntil;
    if (seen.askedToWait() != null && !seen.askedToWait().isNegative()) {
      until = later(until, at.plus(rules.asked(seen.askedToWait())));
    }
    return new Health(failures + 1, failingSince == null ? at : failingSince,
        failingArticle == null ? seen.articleId() : failingArticle, widely, at, failure,
        holdsNow ? holds + 1 : holds, until, warnedDays);
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }

  /** What the status is to be now; what its owner paused, or we disabled, stays so. */
  Endpoint.Status status(Endpoint.Status before, HealthRules rules) {
    return switch (before) {
      case PAUSED, DISABLED -> before;
      case ACTIVE, DEGRADED -> {
        if (isToBeDisabled(rules)) {
          yield Endpoint.Status.DISABLED;
        }
        yield failures >= rules.failuresInARow()
            ? Endpoint.Status.DEGRADED
            : failures == 0 ? Endpoint.Status.ACTIVE : before;
      }
    };
  }

  private boolean isToBeDisabled(HealthRules rules) {
    var disabledAt = disabledAt(rules);
    return disabledAt != null && lastFailureAt != null && !lastFailureAt.isBefore(disabledAt)
        && failures >= rules.fewestFailures();
  }

  /** When it will be disabled if nothing succeeds; null where it may be one bad event. */
  @Nullable
  Instant disabledAt(HealthRules rules) {
    return failingWidelySince == null ? null : failingWidelySince.plus(rules.disabledAfter());
  }

  /** Whole days of nothing but failure of several articles. */
  int failingDays() {
    return failingWidelySince == null || lastFailureAt == null
        ? 0
        : (int) Duration.between(failingWidelySince, lastFailureAt).toDays();
  }

  Health warned() {
    return new Health(failures, failingSince, failingArticle, failingWidelySince, lastFailureAt,
        lastFailure, holds, heldUntil, failingDays());
  }
}
