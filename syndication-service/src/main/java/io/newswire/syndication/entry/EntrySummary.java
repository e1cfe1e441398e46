package io.newswire.syndication.entry;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What feeds and filters need to know of a revision, without its text.
 *
 * @param eventId the revision's event id, a UUID
 * @param publication the slug of the title it belongs to
 * @param contentType the slug of its content type
 * @param language a BCP 47 tag
 * @param url where readers find it
 * @param authors the names, in the order in which they are to be named
 * @param urgency IPTC urgency, 1 (flash) to 8 (routine)
 * @param correctionNote what this revision puts right
 * @param acceptedAt when ingest accepted this revision
 */
public record EntrySummary(
    String eventId,
    String publication,
    String contentType,
    String language,
    String headline,
    String url,
    List<String> sections,
    List<Subject> subjects,
    List<String> keywords,
    List<String> places,
    List<String> authors,
    @Nullable Integer urgency,
    @Nullable String correctionNote,
    Instant acceptedAt,
    Instant publishedAt,
    Instant updatedAt) {

  public EntrySummary {
    sections = List.copyOf(sections);
    subjects = List.copyOf(subjects);
    keywords = List.copyOf(keywords);
    places = List.copyOf(places);
    authors = List.copyOf(authors);
  }

  /**
   * A code of a controlled vocabulary.
   *
   * @param scheme the vocabulary's URI
   * @param name the code's name in the article's language
   */
  public record Subject(String scheme, String code, @Nullable String name) {}
}
