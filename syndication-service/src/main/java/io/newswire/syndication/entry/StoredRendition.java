package io.newswire.syndication.entry;

import java.time.Instant;

/**
 * An article in one format.
 *
 * @param mediaType with its parameters
 * @param revision the revision that it shows
 * @param language the article's, a BCP 47 tag
 * @param changedAt when this revision became the one to show
 */
public record StoredRendition(
    ArticleId article,
    long revision,
    String format,
    String mediaType,
    String content,
    String language,
    Instant changedAt) {

  @Override
  public String toString() {
    return "StoredRendition[" + article + " r" + revision + " " + format + "]";
  }
}
