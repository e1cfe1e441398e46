package io.newswire.syndication.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryTraits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds by query, made when somebody asks. What one costs is bounded in every way: the newest articles
 * alone are looked at, for so long, by so many searches at once, and what was found is kept for a while.
 */
@Component
final class FeedSearch {
  private static final int AT_ONCE = 500;
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final int MOST_MEMORY = 16 << 20;
  private static final FeedName NAME = new FeedName("search");

  private final EntryWalk walk;
  private final EntryTraits traits;
  private final FeedAssembly assembly;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SearchSettings settings;
  private final Semaphore running;
  private final Cache<Key, FeedSnapshot> found = Caffeine.newBuilder()
      .expireAfterWrite(KEPT)
      .maximumWeight(MOST_MEMORY)
      .weigher((Key _, FeedSnapshot snapshot) -> snapshot.size())
      .build();

  FeedSearch(EntryWalk walk, EntryTraits traits, FeedAssembly assembly, JdbcClient jdbc,
      PlatformTransactionManager transactions, SearchSettings settings) {
    this.walk = walk;
    this.traits = traits;
    this.assembly = assembly;
    this.jdbc = jdbc;
    this.settings = settings;
    this.running = new Semaphore(settings.concurrency(), true);
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  private record Key(String query, FeedFormat format) {}

  /**
   * The feed; null where too many are searching already.
   *
   * @throws org.springframework.dao.DataAccessException when it takes too long, or the database is away
   */
  @Nullable
  FeedSnapshot find(FeedQuery query, FeedFormat format) throws InterruptedException {
    var key = new Key(query.written(), format);
    var known = found.getIfPresent(key);
    if (known != null) {
      return known;
    }
    if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      return null;
    }
    try {
      var snapshot = transaction.execute(_ -> search(query, format));
      if (snapshot != null) {
        found.put(key, snapshot);
      }
      return snapshot;
    } finally {
      running.release();
    }
  }

  private FeedSnapshot search(FeedQuery query, FeedFormat format) {
    jdbc.sql("SELECT set_config('statement_timeout', :most, true)")
        .param("most", settings.longest().toMillis() + "ms")
        .query((_, _) -> true)
        .single();
    var matching = matching(query);
    // When nothing is found, nothing has ever changed.
    var changedAt = matching.stream().map(Entry::changedAt).max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
    return assembly.assemble(query, format, new Feed(NAME, null, 0, changedAt),
        matching.stream().map(Entry::article).toList());
  }

  private List<Entry> matching(FeedQuery query) {
    var matching = new ArrayList<Entry>();
    Instant before = null;
    var article = "";
    var end = System.nanoTime() + settings.longest().toNanos();
    for (int examined = 0; examined < settings.examined()
        && System.nanoTime() - end < 0; examined += AT_ONCE) {
      var next = walk.search(query.words(), before, article, AT_ONCE);
      matching.addAll(matching(query, next));
      if (next.size() < AT_ONCE || matching.size() >= FeedContents.PAGE) {
        break;
      }
      before = next.getLast().summary().publishedAt();
      article = next.getLast().article().value();
    }
    return matching.subList(0, Math.min(matching.size(), FeedContents.PAGE));
  }

  private List<Entry> matching(FeedQuery query, List<Entry> some) {
    // The database has found those with the words.
    var known = traits.ofThoseWith(query.filter().condition().queries().collect(Collectors.toSet()),
        some.stream().collect(Collectors.toMap(Entry::article, Entry::summary)));
    return some.stream().filter(entry -> {
      var its = known.get(entry.article());
      return its != null && query.filter().matches(its);
    }).toList();
  }
}
