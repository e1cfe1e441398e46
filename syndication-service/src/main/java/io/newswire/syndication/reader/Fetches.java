package io.newswire.syndication.reader;

import static io.newswire.syndication.storage.Columns.texts;
import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code feed_fetches}. What readers get is written down behind their backs, a fraction of a
 * second later, so that no answer waits for it; while the database is away it is kept and written later.
 * What a copy of the service knew that was killed within that fraction is lost.
 */
@Component
public final class Fetches implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Fetches.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LONGEST_AGENT = 300;
  private static final int AT_ONCE = 5_000;
  private final JdbcClient jdbc;
  private final Clock clock;
  /** Of each reader and feed the last document that was written down: most polls bring nothing new. */
  private final Cache<Source, String> written = Caffeine.newBuilder().maximumSize(100_000).build();
  private Map<Key, Fetch> waiting = new LinkedHashMap<>();
  private volatile @Nullable Thread writer;

  Fetches(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Source(String token, String feed) {}

  private record Key(String article, String partner, String feed, long revision)
      implements
        Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::article)
        .thenComparing(Key::partner).thenComparing(Key::feed).thenComparingLong(Key::revision);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Fetch(Had had, String token, @Nullable String agent, Instant at) {}

  /**
   * Takes down that the reader has what stands in a document.
   *
   * @param document whatever tells it from any other document of the feed
   * @param agent what the reader calls itself
   */
  public void record(Reader reader, String feed, String document, Collection<Had> content,
      @Nullable String agent) {
    if (document.equals(written.asMap().put(new Source(reader.token(), feed), document))) {
      return;
    }
    var at = clock.instant();
    var named = agent == null || agent.length() <= LONGEST_AGENT
        ? agent
        : agent.substring(0, LONGEST_AGENT);
    synchronized (this) {
      for (var had : content) {
        waiting.put(new Key(had.article(), reader.partner(), feed, had.revision()),
            new Fetch(had, reader.token(), named, at));
      }
    }
  }

  private void write() {
    while (writer == Thread.currentThread()) {
      try {
        Thread.sleep(PAUSE);
        flush();
      } catch (InterruptedException stopped) {
        return;
      } catch (DataAccessException away) {
        log.warn("What readers fetched waits for the database: {}", away.getMessage());
      }
    }
  }

  /** Writes down what is waiting; whatever cannot be written waits on. */
  void flush() {
    Map<Key, Fetch> taken;
    synchronized (this) {
      taken = waiting;
      waiting = new LinkedHashMap<>();
    }
    try {
      // In one order for all, so that no two copies wait for each other.
      var sorted = List.copyOf(new TreeMap<>(taken).entrySet());
      for (int from = 0; from < sorted.size(); from += AT_ONCE) {
        insert(sorted.subList(from, Math.min(from + AT_ONCE, sorted.size())));
      }
    } catch (DataAccessException away) {
      synchronized (this) {
        taken.forEach(waiting::putIfAbsent);
      }
      throw away;
    }
  }

  private void insert(List<Map.Entry<Key, Fetch>> fetches) {
    jdbc.sql("""
        INSERT INTO feed_fetches AS known (article_id, partner_id, feed, revision, removal, token_id,
          agent, first_fetched, last_fetched)
        SELECT article, partner, feed, revision, removal, token, agent, CAST(at AS timestamptz),
          CAST(at AS timestamptz)
        FROM unnest(:articles, :partners, :feeds, :revisions, :removals, :tokens, :agents, :at)
          AS f (article, partner, feed, revision, removal, token, agent, at)
        -- A partner may have been erased since.
        WHERE EXISTS (SELECT FROM partner WHERE id = f.partner)
        ON CONFLICT (article_id, partner_id, feed, revision, removal) DO UPDATE
        SET token_id = excluded.token_id, agent = excluded.agent,
            last_fetched = greatest(known.last_fetched, excluded.last_fetched)
        """)
        .param("articles", texts(fetches, it -> it.getKey().article()))
        .param("partners", texts(fetches, it -> it.getKey().partner()))
        .param("feeds", texts(fetches, it -> it.getKey().feed()))
        .param("revisions",
            fetches.stream().map(it -> it.getKey().revision()).toArray(Long[]::new))
        .param("removals",
            fetches.stream().map(it -> it.getValue().had().isRemoval()).toArray(Boolean[]::new))
        .param("tokens", texts(fetches, it -> it.getValue().token()))
        .param("agents", texts(fetches, it -> it.getValue().agent()))
        .param("at", texts(fetches, it -> it.getValue().at().atOffset(UTC).toString()))
        .update();
  }

  @Override
  public void start() {
    var thread = Thread.ofVirtual().name("feed-fetches").unstarted(this::write);
    writer = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var stopped = writer;
    writer = null;
    if (stopped != null) {
      stopped.interrupt();
      try {
        flush();
      } catch (DataAccessException away) {
        log.error("What readers fetched last could not be written: {}", away.getMessage());
      }
    }
  }

  @Override
  public boolean isRunning() {
    return writer != null;
  }

  /** After the web server has stopped: nothing comes in any more. */
  @Override
  public int getPhase() {
    return 0;
  }
}
