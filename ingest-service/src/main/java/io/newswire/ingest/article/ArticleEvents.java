package io.newswire.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

import io.newswire.event.Article;
import io.newswire.ingest.article.Snapshots.Stamp;
import io.newswire.ingest.log.ArticleLog;
import io.newswire.ingest.log.Deadline;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.submission.KillOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes revisions of changes, each durable and in its place before the sender hears of it. */
@Component
public final class ArticleEvents {
  private static final Logger logger = LoggerFactory.getLogger(ArticleEvents.class);

  private final ArticleLog log;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final Turns turns = new Turns();

  ArticleEvents(ArticleLog log, IngestMetrics metrics, Clock clock) {
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A new article, or a new revision of a known one. */
  public Accepted post(ArticleSubmission submission, Sender sender) {
    var kind = submission.id() == null && sender.idempotencyKey() != null
        ? Change.Kind.POST_UNDER_KEY
        : Change.Kind.POST;
    var id = submission.id() == null ? newId(sender) : submission.id();
    return perform(change(kind, id, submission), sender, log.deadline(),
        stamp -> Snapshots.of(submission, stamp));
  }

  /** A new revision of an article that must be there. */
  public Accepted put(String id, ArticleSubmission submission, Sender sender) {
    return perform(change(Change.Kind.PUT, id, submission), sender, log.deadline(),
        stamp -> Snapshots.of(submission, stamp));
  }

  /** The end of an article that must be there. */
  public Accepted kill(String id, KillOrder order, Sender sender) {
    var deadline = log.deadline();
    return perform(new Change(Change.Kind.KILL, id, order.contentHash(), null), sender, deadline,
        stamp -> Snapshots.killed(known(id, deadline), order, stamp));
  }

  /** The article as it is known; a refusal where it is not. */
  public Article known(String id) {
    log.requireReady();
    return known(id, log.deadline());
  }

  /** The revision that would come of a submission, which goes nowhere. */
  public Article draft(ArticleSubmission submission) {
    var id = submission.id() == null ? "urn:uuid:" + UUID.randomUUID() : submission.id();
    var known = log.find(id);
    return Snapshots.of(submission, new Stamp(id, known == null ? 1 : known.revision() + 1, now(),
        known == null ? null : known.publishedAt(), null));
  }

  private Article known(String id, Deadline deadline) {
    var article = log.read(id, deadline);
    if (article == null) {
      throw Refusals.unknown(id);
    }
    return article;
  }

  private Accepted perform(Change change, Sender sender, Deadline deadline,
      Function<Stamp, Article> snapshot) {
    log.requireReady();
    return turns.take(sender.key(), change.id(), deadline, () -> {
      while (true) {
        var accepted = attempt(change, sender, deadline, snapshot);
        if (accepted != null) {
          return accepted;
        }
        metrics.restamped();
      }
    });
  }

  /** Null where another copy took the revision first: the change is then to be decided anew. */
  private @Nullable Accepted attempt(Change change, Sender sender, Deadline deadline,
      Function<Stamp, Article> snapshot) {
    var known = log.find(change.id());
    var key = sender.key();
    var decision = Decision.on(change, known, key == null ? null : log.find(key));
    if (!(decision instanceof Decision.Append)) {
      // A record of ours that lost is the last one by now, and nothing else will come behind it.
      log.reinstate(change.id(), deadline);
    }
    return switch (decision) {
      case Decision.Append(var revision) -> {
        var stamp = new Stamp(change.id(), revision, now(),
            known == null ? null : known.publishedAt(), sender.idempotencyKey());
        yield append(change, snapshot.apply(stamp), sender, deadline);
      }
      case Decision.Repeated(var event) -> {
        metrics.duplicate();
        yield event;
      }
      case Decision.Unknown _ -> throw Refusals.unknown(change.id());
      case Decision.Killed _ -> throw Refusals.killed(change.id());
      case Decision.Outdated(var newest) -> throw Refusals.outdated(change.id(), newest);
      case Decision.KeyTaken(var event) -> throw new KeyStandsForOther(event);
    };
  }

  private @Nullable Accepted append(Change change, Article article, Sender sender,
      Deadline deadline) {
    if (!metrics.timePublish(() -> log.append(article, sender.provenance(), deadline))) {
      return null;
    }
    metrics.accepted(change.kind());
    logger.atInfo()
        .addKeyValue("articleId", article.getId())
        .addKeyValue("revision", article.getRevision())
        .addKeyValue("eventId", article.getEventId())
        .addKeyValue("operation", change.kind())
        .addKeyValue("sender", sender.name())
        .addKeyValue("traceId", sender.trace().traceId())
        .log("Accepted");
    return new Accepted(article.getId(), article.getRevision(), article.getEventId());
  }

  private static Change change(Change.Kind kind, String id, ArticleSubmission submission) {
    return new Change(kind, id, submission.contentHash(), submission.revision());
  }

  /** With a key, the same id each time: a retry finds the article even when the key is forgotten. */
  private static String newId(Sender sender) {
    var key = sender.key();
    var uuid = key == null
        ? UUID.randomUUID()
        : UUID.nameUUIDFromBytes(
            ("newswire\0" + key.sender() + "\0" + key.key()).getBytes(UTF_8));
    return "urn:uuid:" + uuid;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
