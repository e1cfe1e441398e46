package io.newswire.syndication.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.platform.publication.Publications;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a feed's document together from entries that were rendered long before. */
@Component
final class FeedAssembly {
  private final FeedTable table;
  private final FeedArchives archives;
  private final NewsSitemaps sitemaps;
  private final FeedContents contents;
  private final Fragments fragments;
  private final Entries entries;
  private final Publications publications;
  private final Map<FeedFormat, FeedWriter> writers;
  private final TransactionTemplate oneMoment;
  private final MeterRegistry meters;

  FeedAssembly(FeedTable table, FeedArchives archives, NewsSitemaps sitemaps, FeedContents contents,
      Fragments fragments, Entries entries,
      Publications publications,
      List<FeedWriter> writers, PlatformTransactionManager transactions, MeterRegistry meters) {
    this.table = table;
    this.archives = archives;
    this.sitemaps = sitemaps;
    this.contents = contents;
    this.fragments = fragments;
    this.entries = entries;
    this.publications = publications;
    this.writers = writers.stream()
        .collect(Collectors.toMap(FeedWriter::format, Function.identity()));
    this.oneMoment = new TransactionTemplate(transactions);
    // Version, entries and tombstones as of one moment.
    this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.oneMoment.setReadOnly(true);
    this.meters = meters;
  }

  /**
   * The feed's newest version.
   *
   * @param known what its reader has, and needs not be sent again; none: the whole feed
   */
  FeedSnapshot assemble(FeedName name, FeedFormat format, Set<Mark> known) {
    return assemble(format, () -> read(name, format), known);
  }

  /** An archive page that is full. */
  FeedSnapshot assemble(FeedName name, FeedFormat format, FeedArchives.Archive archive,
      long number) {
    return assemble(format, () -> Objects.requireNonNull(
        oneMoment.execute(_ -> read(name, format, archive, number))), Set.of());
  }

  private FeedSnapshot assemble(FeedFormat format, Supplier<FeedContent> reading,
      Set<Mark> known) {
    var started = Timer.start(meters);
    var content = reading.get();
    var snapshot = write(format, FeedProfile.of(content.feed(), publications), content, known);
    started.stop(meters.timer("newswire.feed.assembly", "format", format.extension()));
    return snapshot;
  }

  /** What a search has found. */
  FeedSnapshot assemble(FeedQuery query, FeedFormat format, Feed feed,
      List<ArticleId> found) {
    return write(format, FeedProfile.of(query, publications),
        new FeedContent(feed, read(found, format), List.of()), Set.of());
  }

  private FeedSnapshot write(FeedFormat format, FeedProfile profile, FeedContent content,
      Set<Mark> known) {
    var writer = Objects.requireNonNull(writers.get(format));
    var whole = writer.write(profile, content);
    return FeedSnapshot.of(content, whole,
        known.isEmpty() ? whole : writer.write(profile, content.without(known)));
  }

  /** Where all entries are in memory, one statement says the rest; else all is read as of one moment. */
  private FeedContent read(FeedName name, FeedFormat format) {
    if (format.isForReaders()) {
      var there = contents.read(name);
      var known = fragments.known(there.standing(), format);
      if (known != null) {
        return content(there, known, format);
      }
    }
    return Objects.requireNonNull(oneMoment.execute(_ -> readAll(name, format)));
  }

  private FeedContent readAll(FeedName name, FeedFormat format) {
    if (format == FeedFormat.SITEMAP) {
      return sitemaps.read(table.get(name));
    }
    var there = contents.read(name);
    var standing = fragments.of(there.standing(), format);
    return content(there, format == FeedFormat.SMARTNEWS
        ? Stream.concat(notices(there.tombstones(), format).stream(), standing.stream()).toList()
        : standing, format);
  }

  private FeedContent content(FeedContents.Contents there, List<Fragment> entries,
      FeedFormat format) {
    return new FeedContent(there.feed(), entries, there.tombstones(), format.isForReaders()
        ? ArchiveLinks.toNewest(FeedLinks.archive(publications.publicUrl(), there.feed().name(),
            there.archive().id()), there.archive().pages())
        : ArchiveLinks.NONE);
  }

  /** SmartNews hears of a removal by an item that says so, which only a notice does. */
  private List<Fragment> notices(List<Tombstone> tombstones, FeedFormat format) {
    var articles = tombstones.stream().map(Tombstone::article).toList();
    var gone = entries.findAll(articles);
    return read(articles.stream().filter(article -> {
      var entry = gone.get(article);
      return entry != null && (entry.state() == Entry.State.KILLED
          || entry.state() == Entry.State.WITHHELD);
    }).toList(), format);
  }

  private FeedContent read(FeedName name, FeedFormat format, FeedArchives.Archive archive,
      long number) {
    var page = Objects.requireNonNull(archives.page(name, number));
    var members = archives.members(name, number, archive.size());
    var standing = members.stream().filter(FeedArchives.Member::stands)
        .map(FeedArchives.Member::article).toList();
    return new FeedContent(table.get(name).as(page), read(standing, format),
        members.stream().map(FeedArchives.Member::tombstone).filter(Objects::nonNull).toList(),
        ArchiveLinks.of(FeedLinks.archive(publications.publicUrl(), name, archive.id()), number));
  }

  private List<Fragment> read(List<ArticleId> articles, FeedFormat format) {
    var read = fragments.read(articles, format);
    return articles.stream().map(read::get).filter(Objects::nonNull).toList();
  }
}
