package io.newswire.syndication.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.newswire.syndication.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * In which feeds an entry is to stand, and what is to be said in those that it leaves.
 *
 * @param sections the feeds by name, each with the section that it follows, null for saved feeds and
 *     for the feed of every article; empty while no reader may see the entry
 * @param tombstone what is said in those feeds that it leaves; null while everybody may see it, since a
 *     feed that it leaves for another section must not tell readers to delete it
 * @param killed whether the feeds that it had left before are to say so too
 * @param told the feeds that are to tell a kill though they never held the entry: after a rebuild from
 *     the log they do not know what they held
 * @param corrected whether this revision says what it puts right
 */
record Standing(
    String article,
    long revision,
    Instant publishedAt,
    Map<FeedName, @Nullable String> sections,
    @Nullable String tombstone,
    boolean killed,
    Map<FeedName, @Nullable String> told,
    boolean corrected) {

  /**
   * @param saved those saved feeds that the entry matches
   * @param early those of them that show it under embargo, too
   * @param taken names that no section's feed can have, since saved feeds have them
   */
  static Standing of(Entry entry, Collection<FeedName> saved,
      Collection<FeedName> early, Set<FeedName> taken) {
    var feeds = feeds(entry, saved, taken);
    return new Standing(
        entry.article().value(),
        entry.revision(),
        entry.summary().publishedAt(),
        switch (entry.state()) {
          case VISIBLE -> feeds;
          case SCHEDULED -> by(early);
          case KILLED, EXPIRED, WITHHELD -> Map.of();
        },
        tombstone(entry),
        entry.state() == Entry.State.KILLED,
        entry.state() == Entry.State.KILLED && entry.wasShown() ? feeds : Map.of(),
        entry.summary().correctionNote() != null);
  }

  /** An entry as it stands in these saved feeds. */
  static Standing in(Entry entry, Collection<FeedName> saved) {
    return new Standing(entry.article().value(), entry.revision(), entry.summary().publishedAt(),
        by(saved), null, false, Map.of(), false);
  }

  private static Map<FeedName, @Nullable String> by(Collection<FeedName> saved) {
    var feeds = new TreeMap<FeedName, @Nullable String>();
    saved.forEach(name -> feeds.put(name, null));
    return feeds;
  }

  /** All that it names: it stands in feeds, or is told in them. */
  Map<FeedName, @Nullable String> feeds() {
    return told.isEmpty() ? sections : told;
  }

  private static Map<FeedName, @Nullable String> feeds(Entry entry,
      Collection<FeedName> saved, Set<FeedName> taken) {
    var feeds = new TreeMap<FeedName, @Nullable String>();
    feeds.put(FeedName.LATEST, null);
    for (var section : entry.summary().sections()) {
      var name = FeedName.ofSection(section);
      if (name != null && !taken.contains(name)) {
        feeds.putIfAbsent(name, section);
      }
    }
    saved.forEach(name -> feeds.put(name, null));
    return feeds;
  }

  private static @Nullable String tombstone(Entry entry) {
    return switch (entry.state()) {
      case VISIBLE -> null;
      case KILLED -> entry.reason() == null ? "Killed" : entry.reason();
      case EXPIRED -> "Expired";
      case WITHHELD -> "Withheld";
      case SCHEDULED -> "Withdrawn until " + entry.visibleFrom();
    };
  }
}
