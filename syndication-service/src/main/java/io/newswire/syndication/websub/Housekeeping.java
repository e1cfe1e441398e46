package io.newswire.syndication.websub;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops what has run out. Nothing depends on when: what has run out counts nowhere. */
@Component
class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final Subscriptions subscriptions;
  private final Intents intents;
  private final HubSettings settings;
  private final Clock clock;

  Housekeeping(Subscriptions subscriptions, Intents intents, HubSettings settings, Clock clock) {
    this.subscriptions = subscriptions;
    this.intents = intents;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${newswire.websub.housekeeping:1m}")
  void tidy() {
    try {
      var now = clock.instant();
      subscriptions.expire(now);
      intents.forget(now.minus(settings.intentsKept()));
    } catch (RuntimeException failure) {
      log.warn("What has run out stays a little longer: {}", failure.getMessage());
    }
  }
}
