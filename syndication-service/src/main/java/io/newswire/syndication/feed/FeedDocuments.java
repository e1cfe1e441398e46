package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

import io.newswire.syndication.reader.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The public feeds' documents for whoever brings them further, byte for byte as they are served. */
@Component
public final class FeedDocuments {
  private final FeedDirectory directory;
  private final FeedTable table;
  private final FeedSnapshots snapshots;
  private final FeedAssembly assembly;
  private final FeedLinks links;

  FeedDocuments(FeedDirectory directory, FeedTable table, FeedSnapshots snapshots,
      FeedAssembly assembly, FeedLinks links) {
    this.directory = directory;
    this.table = table;
    this.snapshots = snapshots;
    this.assembly = assembly;
    this.links = links;
  }

  /** Whether this copy of the service knows the feeds yet. */
  public boolean areKnown() {
    return directory.isLoaded();
  }

  /** The feed whose canonical URL this is, to the letter; null where it is none of ours. */
  public @Nullable FeedFile find(String url) {
    var file = url.substring(url.lastIndexOf('/') + 1);
    var dot = file.indexOf('.');
    var slug = file.substring(0, Math.max(dot, 0));
    var format = FeedFormat.ofExtension(file.substring(dot + 1));
    if (format == null || !format.isPushed() || !FeedName.isSlug(slug)) {
      return null;
    }
    var name = new FeedName(slug);
    return links.self(name, format).equals(url) && isOpen(name, format)
        ? new FeedFile(slug, format.extension())
        : null;
  }

  /**
   * The same, for somebody who wants to subscribe: null as well where the feed is private and the reader
   * is not admitted to it.
   *
   * @param reader null: anybody
   */
  public @Nullable FeedFile find(String url, @Nullable Reader reader) {
    var file = find(url);
    return file == null || mayGet(file, reader) ? file : null;
  }

  /**
   * Whether the feed is public, or the reader admitted to it.
   *
   * @param reader null: anybody
   */
  public boolean mayGet(FeedFile file, @Nullable Reader reader) {
    var feed = directory.find(name(file));
    return feed == null || feed.admits(reader);
  }

  /** Whether the feed is for partners' readers alone. */
  public boolean isPrivate(FeedFile file) {
    var feed = directory.find(name(file));
    return feed != null && feed.isPrivate();
  }

  /** The feed's canonical URL. */
  public String url(FeedFile file) {
    return links.self(name(file), format(file));
  }

  /** The newest version that this copy of the service knows; null where there is no such feed, or none any
   * more. */
  public @Nullable Long version(FeedFile file) {
    var feed = directory.find(name(file));
    // A feed that is new may be known to another copy already, which took the request.
    feed = feed == null ? stored(name(file)) : feed;
    return feed == null || !feed.isOpenAs(format(file)) ? null : feed.version();
  }

  /**
   * The newest document, even where this copy of the service has yet to hear of its version; null
   * where the feed is gone.
   *
   * @param known a version that is known to be there
   * @throws org.springframework.dao.DataAccessException when the database is away and it was not made
   *     before
   */
  public @Nullable FeedDocument newest(FeedFile file, long known) {
    var feed = directory.find(name(file));
    if (feed != null && !feed.isOpenAs(format(file))) {
      return null;
    }
    var snapshot = snapshots.newest(name(file), format(file));
    if (snapshot == null || snapshot.validators().version() < known) {
      if (stored(name(file)) == null) {
        return null;
      }
      snapshot = assembly.assemble(name(file), format(file), Set.of());
    }
    var validators = snapshot.validators();
    return new FeedDocument(validators.version(), validators.changedAt(),
        format(file).contentType(), links.header(name(file), format(file)), snapshot.bytes(),
        validators.hash(), snapshot.had());
  }

  private boolean isOpen(FeedName name, FeedFormat format) {
    var feed = directory.find(name);
    return feed != null && feed.isOpenAs(format);
  }

  private @Nullable Feed stored(FeedName name) {
    return table.those(List.of(name.value())).stream().findFirst().orElse(null);
  }

  private static FeedName name(FeedFile file) {
    return new FeedName(file.feed());
  }

  private static FeedFormat format(FeedFile file) {
    return requireNonNull(FeedFormat.ofExtension(file.extension()));
  }
}
