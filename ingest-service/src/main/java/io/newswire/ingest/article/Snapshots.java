package io.newswire.ingest.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.event.PubStatus;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.submission.KillOrder;
import org.jspecify.annotations.Nullable;

/** Makes the events: a whole article with what ingest alone decides. */
final class Snapshots {
  private Snapshots() {}

  /**
   * What ingest decides about a revision.
   *
   * @param firstPublished when the article was first published as far as is known; null: now
   */
  record Stamp(String id, long revision, Instant now, @Nullable Instant firstPublished,
      @Nullable String idempotencyKey) {}

  static Article of(ArticleSubmission submission, Stamp stamp) {
    return Article.newBuilder()
        .setId(stamp.id)
        .setRevision(stamp.revision)
        .setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(stamp.now)
        .setIdempotencyKey(stamp.idempotencyKey)
        .setContentHash(submission.contentHash())
        .setPubStatus(PubStatus.USABLE)
        .setContentType(submission.contentType())
        .setPublication(submission.publication())
        .setHeadline(submission.headline())
        .setShortHeadline(submission.shortHeadline())
        .setStandfirst(submission.standfirst())
        .setSlug(submission.slug())
        .setLanguage(submission.language())
        .setBody(submission.body())
        .setUnderwriter(submission.underwriter())
        .setSections(submission.sections())
        .setSubjects(submission.subjects())
        .setKeywords(submission.keywords())
        .setPlaces(submission.places())
        .setContributors(submission.contributors())
        .setImages(submission.images())
        .setRelated(submission.related())
        .setSource(submission.source())
        .setCopyright(submission.copyright())
        .setUsageTerms(submission.usageTerms())
        .setCanonicalUrl(submission.canonicalUrl())
        .setUrgency(submission.urgency())
        .setPublishedAt(first(submission.publishedAt(), stamp.firstPublished, stamp.now))
        .setUpdatedAt(first(submission.updatedAt(), null, stamp.now))
        .setEmbargoUntil(submission.embargoUntil())
        .setExpiresAt(submission.expiresAt())
        .setCorrectionNote(submission.correctionNote())
        .setExtensions(submission.extensions())
        .build();
  }

  /** The article without its text: enough to find it and take it down, nothing to read. */
  static Article killed(Article last, KillOrder order, Stamp stamp) {
    return Article.newBuilder(last)
        .setRevision(stamp.revision)
        .setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(stamp.now)
        .setIdempotencyKey(stamp.idempotencyKey)
        .setContentHash(order.contentHash())
        .setPubStatus(PubStatus.CANCELED)
        .setKillReason(order.reason())
        .setStandfirst(null)
        .setBody("")
        .setImages(List.of())
        .setCorrectionNote(null)
        .setExtensions(Map.of())
        .setUpdatedAt(stamp.now)
        .build();
  }

  private static Instant first(@Nullable Instant given, @Nullable Instant known, Instant now) {
    return given != null ? given : known != null ? known : now;
  }
}
