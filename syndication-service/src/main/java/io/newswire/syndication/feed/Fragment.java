package io.newswire.syndication.feed;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.StoredRendition;

/**
 * An entry as it stands in documents of one format.
 *
 * @param mark by which one tells whether somebody has it
 * @param language a BCP 47 tag
 */
record Fragment(Mark mark, String language, Piece piece) {
  static Fragment of(StoredRendition entry) {
    return new Fragment(new Mark(entry.article(), entry.revision(), null), entry.language(),
        Piece.of(entry.content().strip() + '\n'));
  }

  ArticleId article() {
    return mark.article();
  }

  long revision() {
    return mark.revision();
  }
}
