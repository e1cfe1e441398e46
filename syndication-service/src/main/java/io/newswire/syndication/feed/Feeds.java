package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.feed.FeedEntries.Held;
import org.springframework.stereotype.Component;

/** Keeps the feeds in step with the entries. */
@Component
public final class Feeds {
  private final FeedTable table;
  private final FeedContents contents;
  private final FeedEntries members;
  private final FeedDepartures departures;
  private final FeedArchives archives;
  private final SavedFeeds saved;
  private final Entries entries;
  private final EntryWalk walk;
  private final EntryTraits traits;
  private final FeedTurns turns;
  private final Clock clock;

  Feeds(FeedTable table, FeedContents contents, FeedEntries members,
      FeedDepartures departures, FeedArchives archives,
      SavedFeeds saved, Entries entries, EntryWalk walk, EntryTraits traits, FeedTurns turns,
      Clock clock) {
    this.table = table;
    this.contents = contents;
    this.members = members;
    this.departures = departures;
    this.archives = archives;
    this.saved = saved;
    this.entries = entries;
    this.walk = walk;
    this.traits = traits;
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * Lets the articles enter, change in, and leave the feeds as their entries now ask, within the
   * transaction that changed the entries. A feed whose document is another thereafter gets a new
   * version, and every copy of the service hears of it at the commit.
   */
  public void changed(Collection<ArticleId> articles) {
    if (articles.isEmpty()) {
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(UTC);
    var standings = standings(entries.findAll(articles));
    members.create(standings, now);
    var held = members.held(standings);
    table.lock(concerned(standings, held));
    var before = contents.digests(thoseThatMayChange(standings, held));
    var changed = new ArrayList<FeedEntries.Changed>();
    changed.addAll(members.enter(standings));
    changed.addAll(departures.leave(standings, now));
    changed.addAll(departures.tell(standings, now));
    table.renew(renewed(changed, held, before), now);
    archives.renew(changed, now);
  }

  /**
   * Shows what feeds that come later are to show by now. Within the caller's transaction.
   *
   * @return how many articles there were, at most {@code limit}
   */
  public int turn(int limit) {
    var due = turns.take(clock.instant(), limit);
    walk.hold(due);
    changed(due);
    return due.size();
  }

  /** Feeds that show an article already: whether their document is another takes a look before and after. */
  private static Set<String> thoseThatMayChange(List<Standing> standings, Set<Held> held) {
    var shown = standings.stream().filter(standing -> !standing.sections().isEmpty())
        .map(Standing::article).collect(Collectors.toSet());
    return held.stream().filter(one -> shown.contains(one.article())).map(Held::feed)
        .collect(Collectors.toSet());
  }

  /**
   * The feeds whose document is another. It always has what came last, and the newest tombstones; an entry
   * that changes far behind the first page moves no byte.
   */
  private Set<String> renewed(List<FeedEntries.Changed> changed, Set<Held> held,
      Map<String, String> before) {
    var renewed = changed.stream()
        .filter(one -> one.told() || !held.contains(one.entry()))
        .map(FeedEntries.Changed::feed)
        .collect(Collectors.toCollection(TreeSet::new));
    var others = changed.stream().map(FeedEntries.Changed::feed)
        .filter(feed -> !renewed.contains(feed)).collect(Collectors.toSet());
    contents.digests(others).forEach((feed, digest) -> {
      if (!digest.equals(before.get(feed))) {
        renewed.add(feed);
      }
    });
    return renewed;
  }

  private List<Standing> standings(Map<ArticleId, Entry> changed) {
    var definitions = saved.inForce();
    if (definitions.open().isEmpty()) {
      return changed.values().stream()
          .map(entry -> Standing.of(entry, List.of(), List.of(), definitions.names()))
          .toList();
    }
    var summaries = changed.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().summary()));
    var known = traits.of(summaries, definitions.queries());
    var now = clock.instant();
    var later = new ArrayList<FeedTurns.Turn>();
    var standings = changed.values().stream()
        .map(entry -> {
          var matching = definitions.matching(requireNonNull(known.get(entry.article())));
          return Standing.of(entry, FeedTurns.open(matching, entry, now, later),
              matching.stream().filter(SavedFeed::earlyAccess).map(SavedFeed::name).toList(),
              definitions.names());
        })
        .toList();
    turns.add(later);
    return standings;
  }

  /** All feeds that may change: their locks are taken at once, since waiting holding some would cross. */
  private static Set<String> concerned(List<Standing> standings, Set<Held> held) {
    var feeds = new TreeSet<String>();
    held.forEach(one -> feeds.add(one.feed()));
    standings.forEach(
        standing -> standing.feeds().keySet().forEach(name -> feeds.add(name.value())));
    return feeds;
  }
}
