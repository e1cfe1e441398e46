package io.newswire.syndication;

import static java.util.Objects.requireNonNull;

import java.util.List;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.feed.Feeds;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes articles in as the intake does, without the topic. */
public final class Syndication {
  private final TransactionTemplate transaction;
  private final Entries entries;
  private final Feeds feeds;

  public Syndication(TransactionTemplate transaction, Entries entries, Feeds feeds) {
    this.transaction = transaction;
    this.entries = entries;
    this.feeds = feeds;
  }

  public List<EntryChange> takeIn(RenderedArticle... articles) {
    return requireNonNull(transaction.execute(_ -> {
      var changes = entries.apply(List.of(articles));
      feeds.changed(changes.stream().map(EntryChange::article).toList());
      return changes;
    }));
  }
}
