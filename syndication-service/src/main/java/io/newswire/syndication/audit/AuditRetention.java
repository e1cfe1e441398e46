package io.newswire.syndication.audit;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes acts that have been kept for as long as they are to be. */
@Component
final class AuditRetention {
  private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

  private final AuditLog acts;
  private final AuditSettings settings;
  private final Clock clock;

  AuditRetention(AuditLog acts, AuditSettings settings, Clock clock) {
    this.acts = acts;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT24H")
  void forget() {
    try {
      var gone = acts.forgetBefore(clock.instant().minus(settings.retention()));
      if (gone > 0) {
        log.info("The audit log's retention has removed {} acts", gone);
      }
    } catch (DataAccessException away) {
      log.warn("The audit log's retention waits for the database: {}", away.getMessage());
    }
  }
}
