package io.newswire.ingest.log;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.RegistryUnavailable;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The articles topic as ingest uses it: it appends, waits for its own record to come back in the
 * log's order, and knows what is there. Kafka's plain client and not Spring Cloud Stream: an answer
 * of 202 or 503 hangs on where a record came to stand and on how long each step may take, and a
 * binding hides the one and bounds none of the other.
 */
@Component
public class ArticleLog {
  private static final Logger logger = LoggerFactory.getLogger(ArticleLog.class);

  private final ArticleIndex index;
  private final LogFollower follower;
  private final LogAppender appender;
  private final LogReader reader;
  private final Deserializer<Received<Article>> deserializer;
  private final LogSettings settings;

  ArticleLog(ArticleIndex index, LogFollower follower, LogAppender appender, LogReader reader,
      Deserializer<Received<Article>> deserializer, LogSettings settings) {
    this.index = index;
    this.follower = follower;
    this.appender = appender;
    this.reader = reader;
    this.deserializer = deserializer;
    this.settings = settings;
  }

  /** By when a request that begins now must be answered. */
  public Deadline deadline() {
    return Deadline.in(settings.patience());
  }

  /** @throws LogUnavailable while the index is being built: it would give a known id away anew */
  public void requireReady() {
    if (!follower.isCaughtUp()) {
      throw new LogUnavailable("The articles that are already there are still being read", null);
    }
  }

  /** The newest revision of the article; null where there is none. */
  public @Nullable KnownArticle find(String id) {
    return index.find(id);
  }

  /** What the key was used for; null where it was not, or too long ago. */
  public @Nullable KeyUse find(SenderKey key) {
    return index.find(key);
  }

  /** How many articles there are. */
  public int size() {
    return index.size();
  }

  /**
   * Appends a revision, durably, and waits until it is back from the log.
   *
   * @return whether it stands; if not, another copy's record took the revision first, and the index
   *     knows of it by now
   * @throws LogUnavailable where that takes too long; the record may have been appended all the same
   */
  public boolean append(Article article, Provenance provenance, Deadline deadline) {
    return append(article.getEventId(), deadline,
        () -> appender.append(article, provenance.headers(), deadline));
  }

  private boolean append(String eventId, Deadline deadline, Runnable append) {
    var verdict = index.expect(eventId);
    try {
      append.run();
      return await(verdict, deadline);
    } finally {
      index.noLongerExpect(eventId);
    }
  }

  /**
   * Makes what stands the last record of its article, where one that does not stand lies behind it:
   * compaction would keep that one. The record is appended once more as it is, so that nobody sees a
   * new revision in it. Does nothing where it is the last.
   *
   * @throws LogUnavailable where that takes too long
   */
  public void reinstate(String id, Deadline deadline) {
    while (index.isBuried(id)) {
      var known = Objects.requireNonNull(index.find(id), "what is buried is known");
      var record = reader.fetch(known.partition(), known.offset(), deadline);
      if (deadline.isOver()) {
        throw new LogUnavailable("What stands could not be made the last record in time", null);
      }
      if (record != null && record.offset() == known.offset()
          && append(known.eventId(), deadline, () -> appender.repeat(record, deadline))) {
        logger.atInfo().addKeyValue("articleId", id).addKeyValue("revision", known.revision())
            .log("Appended again, behind a record that does not stand");
      }
    }
  }

  /** The articles to {@link #reinstate}; none while the index is being built. */
  Set<String> buried() {
    return follower.isCaughtUp() ? index.buried() : Set.of();
  }

  private static boolean await(Future<Boolean> verdict, Deadline deadline) {
    try {
      return verdict.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new LogUnavailable("The record has not come back from the log in time", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("The service is stopping", stopped);
    }
  }

  /**
   * The newest revision of the article, whole; null where there is none.
   *
   * @throws LogUnavailable where it cannot be read in time
   */
  public @Nullable Article read(String id, Deadline deadline) {
    while (!deadline.isOver()) {
      var known = index.find(id);
      if (known == null) {
        return null;
      }
      var record = reader.fetch(known.partition(), known.offset(), deadline);
      // Another offset: the record was compacted away, and its successor is about to be indexed.
      if (record != null && record.offset() == known.offset()) {
        return read(record.headers(), record.value());
      }
    }
    throw new LogUnavailable("The article could not be read from Kafka in time", null);
  }

  private Article read(Headers headers, byte[] value) {
    try {
      return switch (deserializer.deserialize(Topics.ARTICLES, headers, value)) {
        case Received.Readable<Article>(var article, _) -> article;
        case Received.Unreadable<Article>(var reason, _) -> throw new IllegalStateException(
            "what was indexed cannot be read any more: " + reason);
      };
    } catch (RegistryUnavailable away) {
      throw new LogUnavailable("The schema registry does not answer", away);
    }
  }
}
