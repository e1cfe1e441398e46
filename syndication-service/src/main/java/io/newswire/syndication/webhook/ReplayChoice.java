package io.newswire.syndication.webhook;

import java.util.Set;

import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryChange.Kind;

/** What a replay does about one entry. */
sealed interface ReplayChoice {
  /** It was planned before: this delivery is made again. */
  record Again(long delivery) implements ReplayChoice {}

  /** It was never planned for this endpoint. */
  record First(Kind event) implements ReplayChoice {}

  /** It arrived, is on its way, or is not for this endpoint. */
  record Nothing() implements ReplayChoice {}

  Set<String> GIVEN_UP = Set.of("EXHAUSTED", "ABANDONED");

  /**
   * Decides.
   *
   * @param standing of the entry's newest revision at the endpoint
   * @param matches whether the endpoint's filter takes the entry
   */
  static ReplayChoice of(Replay.Kind replay, Entry entry, Resends.Standing standing,
      boolean matches) {
    var id = standing.id();
    if (id != null && standing.state() != null) {
      return sendsAgain(replay, entry, standing.state()) ? new Again(id) : new Nothing();
    }
    if (replay == Replay.Kind.FAILED) {
      return new Nothing();
    }
    return switch (entry.state()) {
      case VISIBLE, SCHEDULED -> standing.had() || matches
          ? new First(event(entry, standing.had()))
          : new Nothing();
      case WITHHELD -> standing.had() ? new First(Kind.WITHHELD) : new Nothing();
      case KILLED -> standing.had() ? new First(Kind.KILLED) : new Nothing();
      case EXPIRED -> new Nothing();
    };
  }

  private static boolean sendsAgain(Replay.Kind replay, Entry entry, String state) {
    if (entry.state() == Entry.State.EXPIRED) {
      return false;
    }
    return GIVEN_UP.contains(state) || switch (replay) {
      case FAILED -> state.equals("FAILED");
      case MISSED -> false;
      case MATCHING -> state.equals("DELIVERED");
    };
  }

  private static Kind event(Entry entry, boolean had) {
    return !had
        ? Kind.PUBLISHED
        : entry.summary().correctionNote() == null ? Kind.UPDATED : Kind.CORRECTED;
  }
}
