package io.newswire.syndication.intake;

import static java.util.Objects.requireNonNull;

import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.Feeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows at their minute what was under embargo, and hides what expires. What is due stands in the
 * database: a restart forgets nothing, and of several copies each takes other entries.
 */
@Component
final class Timetable {
  private static final Logger log = LoggerFactory.getLogger(Timetable.class);
  private static final int AT_ONCE = 200;

  private final TransactionTemplate transaction;
  private final Entries entries;
  private final Feeds feeds;

  Timetable(TransactionTemplate transaction, Entries entries, Feeds feeds) {
    this.transaction = transaction;
    this.entries = entries;
    this.feeds = feeds;
  }

  @Scheduled(fixedDelayString = "${newswire.timetable.interval:250ms}")
  void turn() {
    try {
      while (turnSome() == AT_ONCE) {
        log.debug("More entries are due");
      }
    } catch (DataAccessException | TransactionException away) {
      log.warn("Embargo and expiry wait for the database: {}", away.getMessage());
    }
  }

  private int turnSome() {
    return requireNonNull(transaction.execute(_ -> {
      var turned = entries.turn(AT_ONCE);
      feeds.changed(turned);
      return Math.max(turned.size(), feeds.turn(AT_ONCE));
    }));
  }
}
