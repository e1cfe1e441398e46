package io.newswire.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import io.newswire.local.command.Terminal;

/** Tells each step's result and keeps count of those that failed. */
final class Verdicts {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MS = 10;

  private final Terminal terminal;
  private int verified;
  private int failed;

  Verdicts(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Tells whether it is so. */
  boolean check(boolean isSo, String what) {
    if (isSo) {
      verified++;
      terminal.good(what);
    } else {
      failed++;
      terminal.bad(what);
    }
    return isSo;
  }

  /** Waits until it is so, and tells how long that took since the beginning. */
  boolean await(Instant begin, String what, BooleanSupplier isSo) throws InterruptedException {
    var so = becomes(isSo);
    return check(so, what + (so
        ? "  " + terminal.dim(millis(begin, Instant.now()))
        : ": not within " + PATIENCE.toSeconds() + " s"));
  }

  /** Whether it becomes so in time; tells nothing. */
  static boolean becomes(BooleanSupplier isSo) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
    return true;
  }

  /** Whether the check was right, as a number for the sum; tells nothing. */
  boolean count(boolean isSo) {
    if (isSo) {
      verified++;
    } else {
      failed++;
    }
    return isSo;
  }

  static String millis(Instant begin, Instant end) {
    return Math.max(0, Duration.between(begin, end).toMillis()) + " ms";
  }

  int verified() {
    return verified;
  }

  int failed() {
    return failed;
  }
}
