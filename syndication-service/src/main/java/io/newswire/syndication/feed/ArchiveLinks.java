package io.newswire.syndication.feed;

import org.jspecify.annotations.Nullable;

/**
 * How a document leads to the others of its feed (RFC 5005 §4): URLs without the format's extension.
 *
 * @param self null for the subscription document, which lives at the feed's own URL
 * @param previous the next older archive page; null where there is none
 * @param next the next newer archive page, or the one that is yet to be; null for the subscription
 *     document
 */
record ArchiveLinks(@Nullable String self, @Nullable String previous, @Nullable String next) {
  static final ArchiveLinks NONE = new ArchiveLinks(null, null, null);

  /** Of the subscription document. */
  static ArchiveLinks toNewest(String archive, long pages) {
    return pages == 0 ? NONE : new ArchiveLinks(null, page(archive, pages), null);
  }

  /**
   * Of an archive page. The newest one names a next one, too: it is answered with the subscription
   * document until it is full, so that no page changes because another came.
   */
  static ArchiveLinks of(String archive, long number) {
    return new ArchiveLinks(page(archive, number), number == 1 ? null : page(archive, number - 1),
        page(archive, number + 1));
  }

  private static String page(String archive, long number) {
    return archive + "-" + number;
  }

  boolean isArchived() {
    return self != null;
  }
}
