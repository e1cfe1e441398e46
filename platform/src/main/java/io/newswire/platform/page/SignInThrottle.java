package io.newswire.platform.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts wrong keys, for each address and in all, within fixed windows of time. Each copy of a
 * service counts for itself: guessing 32 random bytes is hopeless, and this only keeps the noise down.
 */
final class SignInThrottle {
  private static final int ADDRESSES = 10_000;
  private static final String ALL = "";

  private record Count(Instant since, int failures) {}

  private final PageSettings settings;
  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
      return size() > ADDRESSES;
    }
  };

  SignInThrottle(PageSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** How long the address has to wait before it may try again; null when it may at once. */
  @Nullable
  synchronized Duration wait(String address) {
    var own = left(address, settings.failuresPerAddress());
    return own == null ? left(ALL, settings.failures()) : own;
  }

  synchronized void failed(String address) {
    count(address);
    count(ALL);
  }

  /** A right key forgives the wrong ones before it. */
  synchronized void succeeded(String address) {
    counts.remove(address);
  }

  private @Nullable Duration left(String whose, int most) {
    var count = counts.get(whose);
    if (count == null || count.failures() < most) {
      return null;
    }
    var left = Duration.between(clock.instant(), count.since().plus(settings.failureWindow()));
    return left.isPositive() ? left : null;
  }

  private void count(String whose) {
    var now = clock.instant();
    var before = counts.remove(whose); // put again at the end: the longest unused is forgotten
    counts.put(whose, before == null || before.since().plus(settings.failureWindow()).isBefore(now)
        ? new Count(now, 1)
        : new Count(before.since(), before.failures() + 1));
  }
}
