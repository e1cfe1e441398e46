package io.newswire.syndication.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.webhook.Replay.Place;
import io.newswire.syndication.webhook.Replay.Stage;
import org.springframework.stereotype.Component;

/** Begins replays. */
@Component
public final class ReplayStart {
  private final Replays replays;
  private final Resends resends;
  private final EntryWalk walk;
  private final ReplaySettings settings;
  private final Clock clock;

  ReplayStart(Replays replays, Resends resends, EntryWalk walk, ReplaySettings settings,
      Clock clock) {
    this.replays = replays;
    this.resends = resends;
    this.walk = walk;
    this.settings = settings;
    this.clock = clock;
  }

  /** A replay that has not begun. */
  Replay prepared(String endpoint, Replay.Kind kind, Instant since, int perSecond) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var toExamine = kind == Replay.Kind.FAILED
        ? resends.countFailed(endpoint, since)
        : walk.countChanged(since);
    return new Replay("rpl_" + UUID.randomUUID().toString().replace("-", ""), endpoint, kind, since,
        perSecond, Stage.RUNNING, toExamine, 0, 0, now, now, null, new Place(0, null, ""));
  }

  /**
   * Begins one at the usual rate.
   *
   * @return its id
   */
  public String begin(String endpoint, Replay.Kind kind, Instant since) {
    var replay = prepared(endpoint, kind, since, settings.perSecond());
    replays.add(replay, null);
    return replay.id();
  }
}
