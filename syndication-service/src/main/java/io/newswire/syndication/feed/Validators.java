package io.newswire.syndication.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/**
 * By what a reader that has a feed's document knows that there is no other (RFC 9110 §8.8): all that a
 * poll needs which brings nothing. A kilobyte, whatever the document's size.
 *
 * @param version of the feed
 * @param hash of the document, of which the tags are made; the same in every copy of the service and after
 *     every restart
 * @param changedAt when its content last changed, removals included
 * @param lastModified the same in whole seconds, as the encoded header
 * @param tags the encoded headers, by the codings' ordinal numbers
 * @param until when time alone makes it another; null: never
 */
record Validators(long version, String hash, Instant changedAt, HttpField lastModified,
    List<HttpField> tags, @Nullable Instant until) {
  Validators {
    tags = List.copyOf(tags);
  }

  static Validators of(FeedContent content, String hash) {
    var changedAt = content.feed().changedAt();
    return new Validators(content.feed().version(), hash, changedAt, encoded(changedAt),
        Arrays.stream(Coding.values())
            .<HttpField>map(coding -> new PreEncodedHttpField(HttpHeader.ETAG, coding.etag(hash)))
            .toList(),
        content.until());
  }

  /** The encoded header. */
  HttpField tag(Coding coding) {
    return tags.get(coding.ordinal());
  }

  /** Strong, with its quotation marks. */
  String etag(Coding coding) {
    return tag(coding).getValue();
  }

  /** Whether it says what is so, as long as nothing happens. */
  boolean areRightAt(Instant now) {
    return until == null || now.isBefore(until);
  }

  /**
   * What Last-Modified says: the last full second before the change where the change's own second is
   * still running. Another one may yet fall into it, and whoever asks with If-Modified-Since would miss
   * that. Until then no date is taken for an answer either.
   */
  Instant lastModifiedAt(Instant now) {
    var second = changedAt.truncatedTo(ChronoUnit.SECONDS);
    var running = now.truncatedTo(ChronoUnit.SECONDS);
    return second.isBefore(running) ? second : running.minusSeconds(1);
  }

  boolean areSettled(Instant lastModified) {
    return lastModified.equals(changedAt.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The encoded header that says so. */
  HttpField lastModified(Instant moment) {
    return areSettled(moment) ? lastModified : encoded(moment);
  }

  private static HttpField encoded(Instant moment) {
    return new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(moment));
  }
}
