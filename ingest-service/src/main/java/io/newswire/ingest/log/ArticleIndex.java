package io.newswire.ingest.log;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.event.Article;
import io.newswire.event.PubStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is on the articles topic, without the texts. One thread applies the records in the log's
 * order; of two with the same id and revision the first stands and the second never happened. Behind a
 * kill nothing stands, whatever its revision.
 */
@Component
final class ArticleIndex {
  private final Map<String, KnownArticle> articles = new ConcurrentHashMap<>();
  private final Map<SenderKey, KeyUse> keys = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
  private final Set<String> buried = ConcurrentHashMap.newKeySet();

  @Nullable
  KnownArticle find(String id) {
    return articles.get(id);
  }

  @Nullable
  KeyUse find(SenderKey key) {
    return keys.get(key);
  }

  int size() {
    return articles.size();
  }

  /** Whether a record that does not stand lies behind the one that does: compaction keeps the last. */
  boolean isBuried(String id) {
    return buried.contains(id);
  }

  /** The ids of all articles that are so. */
  Set<String> buried() {
    return Set.copyOf(buried);
  }

  /** The verdict on a record that is about to be appended: whether it stands. */
  CompletableFuture<Boolean> expect(String eventId) {
    return awaited.computeIfAbsent(eventId, _ -> new CompletableFuture<>());
  }

  void noLongerExpect(String eventId) {
    awaited.remove(eventId);
  }

  /** Applies the next record of a partition. */
  void apply(Article article, String sender, int partition, long offset) {
    var known = articles.get(article.getId());
    // A record can be read twice after a reconnect, or be appended twice: that takes nothing from it.
    var stands = known == null || article.getEventId().equals(known.eventId())
        || !known.killed() && article.getRevision() > known.revision();
    if (stands) {
      remember(article, sender, partition, offset);
      buried.remove(article.getId());
    } else if (known != null && partition == known.partition() && offset > known.offset()) {
      buried.add(article.getId());
    }
    var verdict = awaited.get(article.getEventId());
    if (verdict != null) {
      verdict.complete(stands);
    }
  }

  private void remember(Article article, String sender, int partition, long offset) {
    var key = article.getIdempotencyKey();
    if (key != null) {
      keys.put(new SenderKey(sender, key), new KeyUse(article.getId(), article.getContentHash(),
          article.getRevision(), article.getEventId(), article.getAcceptedAt()));
    }
    articles.put(article.getId(), new KnownArticle(article.getRevision(), article.getEventId(),
        article.getContentHash(), article.getPubStatus() == PubStatus.CANCELED,
        article.getPublishedAt(), partition, offset));
  }

  /** Forgets the Idempotency-Keys of what was accepted before the moment. */
  void forgetKeysBefore(Instant moment) {
    keys.values().removeIf(use -> use.acceptedAt().isBefore(moment));
  }
}
