package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.filter.Traits;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.DeliveryPlanner.Planned;
import io.newswire.syndication.webhook.Replay.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through what replays ask for, and plans as many deliveries a second as each of them may. What is
 * sent is the newest revision and no other; of several copies of the service each takes other replays.
 */
@Component
class Replayer {
  private static final Logger log = LoggerFactory.getLogger(Replayer.class);
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 20;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Replays replays;
  private final Resends resends;
  private final EntryWalk walk;
  private final EntryTraits traits;
  private final Endpoints endpoints;
  private final Partners partners;
  private final Deliveries deliveries;
  private final TransactionTemplate transaction;
  private final ReplaySettings settings;
  private final Wakeup wakeup;
  private final Clock clock;

  Replayer(Replays replays, Resends resends, EntryWalk walk, EntryTraits traits,
      Endpoints endpoints, Partners partners, Deliveries deliveries,
      TransactionTemplate transaction,
      ReplaySettings settings, Wakeup wakeup, Clock clock) {
    this.replays = replays;
    this.resends = resends;
    this.walk = walk;
    this.traits = traits;
    this.endpoints = endpoints;
    this.partners = partners;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.settings = settings;
    this.wakeup = wakeup;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${newswire.webhook.replay.every:1s}")
  void goOn() {
    try {
      replays.running().forEach(this::goOn);
    } catch (RuntimeException away) {
      log.warn("Replays wait for the database: {}", away.getMessage());
    }
  }

  private void goOn(String id) {
    try {
      transaction.executeWithoutResult(_ -> {
        var replay = replays.take(id);
        if (replay != null) {
          step(replay);
        }
      });
      wakeup.signal();
    } catch (RuntimeException failure) {
      log.warn("Replay {} waits, trying again: {}", id, failure.getMessage());
    }
  }

  private void step(Replay replay) {
    var endpoint = endpoints.find(replay.endpointId());
    if (endpoint == null || !endpoint.status().isOpen()) {
      return;
    }
    var now = clock.instant();
    var budget = budget(replay, now);
    var place = replay.place();
    var examined = 0;
    var planned = 0;
    var done = false;
    for (var page = 0; page < MOST_PAGES && planned < budget && !done; page++) {
      var size = Math.min(PAGE, budget - planned);
      var some = walk(replay, place, size);
      done = some.examined() < size;
      place = some.next();
      examined += some.examined();
      planned += plan(replay, endpoint, some.entries(), now);
    }
    if (examined > 0 || done) {
      replays.step(replay, place, examined, planned, done, now);
    }
  }

  /** What it may plan now: its rate for the time that has passed, and no more than there is room for. */
  private int budget(Replay replay, Instant now) {
    var passed = Duration.between(replay.steppedAt(), now);
    var pause = passed.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : passed;
    var most = pause.toMillis() * replay.perSecond() / 1000;
    return (int) Math.min(most, settings.window() - resends.due(replay.id(), now));
  }

  /**
   * Some of what a replay looks at.
   *
   * @param next the place behind them
   */
  private record Walk(List<Entry> entries, int examined, Place next) {}

  private Walk walk(Replay replay, Place place, int size) {
    if (replay.kind() == Replay.Kind.FAILED) {
      var failed = resends.failed(replay.endpointId(), replay.since(), place.delivery(), size);
      return new Walk(
          walk.held(failed.stream().map(Resends.Failed::article).distinct().toList()),
          failed.size(),
          failed.isEmpty()
              ? place
              : new Place(failed.getLast().id(), place.published(), place.article()));
    }
    var changed = walk.heldChanged(replay.since(), place.published(), place.article(), size);
    return new Walk(changed, changed.size(), changed.isEmpty()
        ? place
        : new Place(place.delivery(), changed.getLast().summary().publishedAt(),
            changed.getLast().article().value()));
  }

  private int plan(Replay replay, Endpoint endpoint, List<Entry> some, Instant now) {
    if (some.isEmpty()) {
      return 0;
    }
    var standing = resends.standing(endpoint.id(), some);
    var matching = matching(endpoint, some);
    var early = partners.known(endpoint.partnerId()).earlyAccess();
    var again = new ArrayList<Long>();
    var added = new ArrayList<Planned>();
    for (var entry : some) {
      var stands = standing.get(entry.article());
      if (stands != null) {
        switch (ReplayChoice.of(replay.kind(), entry, stands,
            matching.getOrDefault(entry.article(), false))) {
          case ReplayChoice.Again(var delivery) -> again.add(delivery);
          case ReplayChoice.First(var event) when !Interest.isWanted(endpoint, event,
              stands.arrived()) ->
            {
            }
          case ReplayChoice.First(var event) -> added.add(new Planned(Planned.newWebhookId(),
              endpoint.id(), entry.article(), entry.revision(), event,
              !early && entry.visibleFrom().isAfter(now) ? entry.visibleFrom() : now,
              entry.summary().acceptedAt(), replay.id()));
          case ReplayChoice.Nothing _ -> {
          }
        }
      }
    }
    deliveries.add(added, now);
    return added.size() + resends.again(again, replay.id(), now);
  }

  private Map<ArticleId, Boolean> matching(Endpoint endpoint, List<Entry> some) {
    Map<ArticleId, Traits> known = traits.of(
        some.stream().collect(toMap(Entry::article, Entry::summary)),
        endpoint.filter().condition().queries().collect(toSet()));
    return known.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, one -> endpoint.filter().matches(one.getValue())));
  }
}
