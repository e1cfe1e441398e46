package io.newswire.ingest.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.Image;
import io.newswire.event.Publication;
import io.newswire.event.RelatedLink;
import io.newswire.event.Subject;
import io.newswire.event.Underwriter;
import org.jspecify.annotations.Nullable;

/**
 * A whole article as a sender submits it, found acceptable: the content type and the publication
 * are looked up, the body is a sanitised XHTML fragment. What ingest alone decides is not in it.
 *
 * @param id null: ingest gives one
 * @param revision null: ingest counts
 * @param contentHash of the submission, without id and revision
 * @param publishedAt null: as before, or now
 * @param updatedAt null: now
 * @param extensions values as JSON
 */
public record ArticleSubmission(
    @Nullable String id,
    @Nullable Long revision,
    String contentHash,
    ContentType contentType,
    Publication publication,
    String headline,
    @Nullable String shortHeadline,
    @Nullable String standfirst,
    @Nullable String slug,
    String language,
    String body,
    @Nullable Underwriter underwriter,
    List<String> sections,
    List<Subject> subjects,
    List<String> keywords,
    List<String> places,
    List<Contributor> contributors,
    List<Image> images,
    List<RelatedLink> related,
    @Nullable String source,
    @Nullable String copyright,
    @Nullable String usageTerms,
    @Nullable String canonicalUrl,
    @Nullable Integer urgency,
    @Nullable Instant publishedAt,
    @Nullable Instant updatedAt,
    @Nullable Instant embargoUntil,
    @Nullable Instant expiresAt,
    @Nullable String correctionNote,
    Map<String, String> extensions) {

  /** Without the text: it may be under embargo. */
  @Override
  public String toString() {
    return "ArticleSubmission[id=" + id + ", revision=" + revision + ", contentHash=" + contentHash
        + "]";
  }
}
