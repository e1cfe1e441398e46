package io.newswire.platform.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.event.KeyUse;
import io.newswire.platform.security.ApiKeys.ApiKey;
import io.newswire.platform.security.KeyWatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each key was last used, at whichever service. Each copy tells the others at most once a minute
 * and key: nobody asks for more, and a busy key would otherwise write as much as its articles do.
 */
public final class KeyUses implements KeyWatch {
  private static final Logger log = LoggerFactory.getLogger(KeyUses.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final KeyLog keyLog;
  private final String service;
  private final Clock clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  KeyUses(KeyLog keyLog, String service, Clock clock) {
    this.keyLog = keyLog;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public void used(ApiKey key) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    used.merge(key.sha256(), now, KeyUses::later);
    told.compute(key.sha256(), (hash, before) -> {
      if (before != null && before.plus(PERIOD).isAfter(now)) {
        return before;
      }
      // Not on the caller's thread: a broker that is away would hold the call up.
      Thread.ofVirtual().name("key-use").start(() -> tell(hash, now));
      return now;
    });
  }

  private void tell(String hash, Instant at) {
    try {
      keyLog.append(new KeyUse(hash, service, at));
    } catch (RuntimeException away) {
      log.debug("The use of a key was not told; the next one will be: {}", away.getMessage());
      told.remove(hash, at);
    }
  }

  void apply(KeyUse use) {
    used.merge(use.getSha256(), use.getAt(), KeyUses::later);
  }

  /** The last use of the key with this hash that is known here; null where none is. */
  public @Nullable Instant lastUse(String sha256) {
    return used.get(sha256);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
