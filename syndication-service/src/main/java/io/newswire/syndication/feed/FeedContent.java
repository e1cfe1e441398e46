package io.newswire.syndication.feed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a feed's document, whatever it is written in.
 *
 * @param entries ready to be put in, newest first
 * @param tombstones newest first
 * @param until when time alone makes it another; null: never
 */
record FeedContent(Feed feed, List<Fragment> entries, List<Tombstone> tombstones,
    ArchiveLinks archive, @Nullable Instant until) {
  FeedContent {
    entries = List.copyOf(entries);
    tombstones = List.copyOf(tombstones);
  }

  /** Of a feed without an archive. */
  FeedContent(Feed feed, List<Fragment> entries, List<Tombstone> tombstones) {
    this(feed, entries, tombstones, ArchiveLinks.NONE);
  }

  FeedContent(Feed feed, List<Fragment> entries, List<Tombstone> tombstones,
      ArchiveLinks archive) {
    this(feed, entries, tombstones, archive, null);
  }

  /** The language of all entries; null where they differ, or there are none. */
  @Nullable
  String language() {
    var languages = entries.stream().map(Fragment::language).distinct().toList();
    return languages.size() == 1 ? languages.getFirst() : null;
  }

  /** The same less the entries and tombstones that somebody has already. */
  FeedContent without(Set<Mark> known) {
    return new FeedContent(feed,
        entries.stream().filter(entry -> !known.contains(entry.mark())).toList(),
        tombstones.stream().filter(one -> !known.contains(Mark.of(one))).toList(), archive,
        until);
  }

  List<Mark> marks() {
    return Stream.concat(entries.stream().map(Fragment::mark), tombstones.stream().map(Mark::of))
        .toList();
  }
}
