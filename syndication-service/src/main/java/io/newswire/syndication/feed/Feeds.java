package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import org.springframework.stereotype.Component;

/** Keeps the feeds in step with the entries. */
@Component
public final class Feeds {
  private final FeedTable table;
  private final Entries entries;
  private final Clock clock;

  Feeds(FeedTable table, Entries entries, Clock clock) {
    this.table = table;
    this.entries = entries;
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
    var standings = entries.findAll(articles).values().stream().map(Standing::of).toList();
    table.create(standings, now);
    var touched = new TreeSet<String>();
    touched.addAll(table.enter(standings));
    touched.addAll(table.leave(standings, now));
    touched.addAll(table.tell(standings, now));
    table.renew(touched, now);
  }
}
