package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.newswire.syndication.entry.StoredRendition;
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
  private final Entries entries;
  private final Publications publications;
  private final Map<FeedFormat, FeedWriter> writers;
  private final TransactionTemplate oneMoment;
  private final MeterRegistry meters;

  FeedAssembly(FeedTable table, FeedArchives archives, NewsSitemaps sitemaps, Entries entries,
      Publications publications,
      List<FeedWriter> writers, PlatformTransactionManager transactions, MeterRegistry meters) {
    this.table = table;
    this.archives = archives;
    this.sitemaps = sitemaps;
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
    return assemble(format, () -> read(name, format, archive, number), Set.of());
  }

  private FeedSnapshot assemble(FeedFormat format, Supplier<FeedContent> reading,
      Set<Mark> known) {
    var started = Timer.start(meters);
    var content = Objects.requireNonNull(oneMoment.execute(_ -> reading.get()));
    var profile = FeedProfile.of(content.feed(), publications);
    var writer = Objects.requireNonNull(writers.get(format));
    var whole = writer.write(profile, content).getBytes(UTF_8);
    var snapshot = FeedSnapshot.of(content, whole,
        known.isEmpty() ? whole : writer.write(profile, content.without(known)).getBytes(UTF_8));
    started.stop(meters.timer("newswire.feed.assembly", "format", format.extension()));
    return snapshot;
  }

  private FeedContent read(FeedName name, FeedFormat format) {
    var feed = table.get(name);
    if (format == FeedFormat.SITEMAP) {
      return sitemaps.read(feed);
    }
    var tombstones = table.tombstones(name);
    var standing = fragments(table.page(name), format);
    return new FeedContent(feed, format == FeedFormat.SMARTNEWS
        ? Stream.concat(notices(tombstones, format).stream(), standing.stream()).toList()
        : standing, tombstones, format.isForReaders() ? archive(name) : ArchiveLinks.NONE);
  }

  private ArchiveLinks archive(FeedName name) {
    var archive = Objects.requireNonNull(archives.find(name));
    return ArchiveLinks.toNewest(FeedLinks.archive(publications.publicUrl(), name, archive.id()),
        archive.pages());
  }

  /** SmartNews hears of a removal by an item that says so, which only a notice does. */
  private List<StoredRendition> notices(List<Tombstone> tombstones, FeedFormat format) {
    var articles = tombstones.stream().map(Tombstone::article).toList();
    var gone = entries.findAll(articles);
    return fragments(articles.stream().filter(article -> {
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
    return new FeedContent(table.get(name).as(page), fragments(standing, format),
        members.stream().map(FeedArchives.Member::tombstone).filter(Objects::nonNull).toList(),
        ArchiveLinks.of(FeedLinks.archive(publications.publicUrl(), name, archive.id()), number));
  }

  private List<StoredRendition> fragments(List<ArticleId> articles, FeedFormat format) {
    var fragments = entries.renditions(articles, format.fragment());
    return articles.stream().map(fragments::get).filter(Objects::nonNull).toList();
  }
}
