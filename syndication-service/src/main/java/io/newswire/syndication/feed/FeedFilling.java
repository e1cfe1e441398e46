package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.filter.Traits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the entries at hand for feeds that are new or ask for something else now, the oldest
 * first, some at a time, for all such feeds together. How far it has come stands in the database: a
 * restart goes on from there. Documents are renewed when it is through.
 */
@Component
final class FeedFilling {
  private static final Logger log = LoggerFactory.getLogger(FeedFilling.class);
  private static final int AT_ONCE = 500;

  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final SavedFeeds saved;
  private final FeedTable table;
  private final FeedEntries members;
  private final FeedDepartures departures;
  private final FeedArchives archives;
  private final EntryWalk walk;
  private final EntryTraits traits;
  private final FeedTurns turns;
  private final Clock clock;

  FeedFilling(TransactionTemplate transaction, JdbcClient jdbc, SavedFeeds saved, FeedTable table,
      FeedEntries members, FeedDepartures departures, FeedArchives archives, EntryWalk walk,
      EntryTraits traits,
      FeedTurns turns, Clock clock) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.saved = saved;
    this.table = table;
    this.members = members;
    this.departures = departures;
    this.archives = archives;
    this.walk = walk;
    this.traits = traits;
    this.turns = turns;
    this.clock = clock;
  }

  /** Where going through the entries has come to: behind this one. */
  private record Place(Instant publishedAt, String article) implements Comparable<Place> {
    private static final Place START = new Place(Instant.EPOCH.minusSeconds(1_000_000_000_000L),
        "");

    static Place of(Entry entry) {
      return new Place(entry.summary().publishedAt(), entry.article().value());
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::publishedAt).thenComparing(Place::article)
          .compare(this, other);
    }
  }

  private record Filling(SavedFeed feed, Place from) {}

  @Scheduled(fixedDelayString = "${newswire.feeds.filling-interval:250ms}")
  void fill() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> fillSome()))) {
        log.debug("More entries are to be gone through");
      }
    } catch (DataAccessException | TransactionException away) {
      log.warn("New feeds wait for the database: {}", away.getMessage());
    }
  }

  private boolean fillSome() {
    var filling = filling();
    if (filling.isEmpty()) {
      return false;
    }
    var from = filling.stream().map(Filling::from).min(Comparator.naturalOrder()).orElseThrow();
    var next = walk.hold(from.publishedAt(), from.article(), AT_ONCE);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(UTC);
    var names = filling.stream().map(one -> one.feed().name().value()).toList();
    table.lock(names);
    var changed = place(next, filling, names, now);
    var last = next.size() < AT_ONCE ? null : Place.of(next.getLast());
    rememberChanged(changed);
    if (last == null) {
      table.renew(changed(names), now);
    }
    remember(filling, last);
    return last != null;
  }

  /** Those that nobody else fills just now. */
  private List<Filling> filling() {
    return jdbc.sql("""
        SELECT * FROM saved_feed WHERE filling AND state = 'OPEN'
        ORDER BY name FOR UPDATE SKIP LOCKED
        """)
        .query((row, number) -> {
          var at = row.getObject("filled_at", OffsetDateTime.class);
          return new Filling(saved.read(row, number), at == null
              ? Place.START
              : new Place(at.toInstant(), row.getString("filled_article")));
        })
        .list();
  }

  /** @return the feeds in which anything is another than before */
  private Set<String> place(List<Entry> next, List<Filling> filling, List<String> names,
      OffsetDateTime now) {
    var shown = next.stream().filter(entry -> filling.stream()
        .anyMatch(one -> one.feed().shows(entry.state()))).toList();
    var known = traits.of(
        shown.stream().collect(Collectors.toMap(Entry::article, Entry::summary)),
        SavedFeeds.queries(filling.stream().map(Filling::feed).toList()));
    var later = new ArrayList<FeedTurns.Turn>();
    var standings = shown.stream()
        .map(entry -> Standing.in(entry, FeedTurns.open(matching(filling, known, entry), entry,
            now.toInstant(), later)))
        .toList();
    turns.add(later);
    var changed = new ArrayList<>(departures.leaveOut(standings, names, now));
    changed.addAll(members.enter(standings));
    archives.renew(changed, now);
    return changed.stream().map(FeedEntries.Changed::feed).collect(Collectors.toSet());
  }

  private static List<SavedFeed> matching(List<Filling> filling, Map<ArticleId, Traits> known,
      Entry entry) {
    var traits = requireNonNull(known.get(entry.article()));
    return filling.stream().map(Filling::feed)
        .filter(feed -> feed.shows(entry.state()) && feed.filter().matches(traits))
        .toList();
  }

  private void rememberChanged(Set<String> feeds) {
    if (!feeds.isEmpty()) {
      jdbc.sql("UPDATE saved_feed SET filled_changed = true WHERE name = ANY (:feeds)")
          .param("feeds", feeds.toArray(String[]::new))
          .update();
    }
  }

  /** Those in which anything changed since going through began. */
  private List<String> changed(List<String> names) {
    return jdbc.sql("SELECT name FROM saved_feed WHERE name = ANY (:names) AND filled_changed")
        .param("names", names.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  private void remember(List<Filling> filling, @Nullable Place last) {
    var behind = filling.stream()
        .filter(one -> last == null || one.from().compareTo(last) < 0)
        .map(one -> one.feed().name().value())
        .toArray(String[]::new);
    jdbc.sql("""
        UPDATE saved_feed SET filling = :filling, filled_at = :at, filled_article = :article,
          filled_changed = :filling AND filled_changed
        WHERE name = ANY (:names)
        """)
        .param("filling", last != null)
        .param("at", last == null ? null : last.publishedAt().atOffset(UTC),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("article", last == null ? null : last.article(), Types.VARCHAR)
        .param("names", behind)
        .update();
  }
}
