package io.newswire.syndication.entry;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes down the words of entries that came before there was a table for them, a few at a time, once
 * after the start. Until that is done, filters and searches for words find those entries not.
 */
@Component
final class WordsOfOldEntries {
  private static final Logger log = LoggerFactory.getLogger(WordsOfOldEntries.class);
  private static final int AT_ONCE = 500;

  private final TransactionTemplate transaction;
  private final Entries entries;
  private final EntryWords words;
  private volatile boolean done;

  WordsOfOldEntries(TransactionTemplate transaction, Entries entries, JdbcClient jdbc) {
    this.transaction = transaction;
    this.entries = entries;
    this.words = new EntryWords(jdbc);
  }

  @Scheduled(fixedDelay = 5_000)
  void takeDown() {
    if (done) {
      return;
    }
    try {
      int taken = 0;
      for (int some = AT_ONCE; some == AT_ONCE; taken += some) {
        some = requireNonNull(transaction.execute(_ -> takeDownSome()));
      }
      done = true;
      if (taken > 0) {
        log.info("Filters find the words of {} entries that were here before", taken);
      }
    } catch (DataAccessException | TransactionException away) {
      log.warn("The words of old entries wait for the database: {}", away.getMessage());
    }
  }

  private int takeDownSome() {
    var missing = words.missing(AT_ONCE);
    var ids = missing.stream().map(ArticleId::new).toList();
    var known = entries.findAll(ids);
    var wire = entries.renditions(ids, EntryWords.FORMAT);
    words.add(missing, ids.stream().map(id -> {
      var entry = known.get(id);
      var text = wire.get(id);
      return entry == null || entry.state() == Entry.State.KILLED
          ? ""
          : EntryWords.text(entry.summary().headline(),
              text == null ? null : text.content());
    }).toList());
    return missing.size();
  }
}
