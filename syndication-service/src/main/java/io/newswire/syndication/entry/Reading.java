package io.newswire.syndication.entry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What somebody gets who asks for an article in some format. */
sealed interface Reading {
  record Shown(StoredRendition rendition) implements Reading {}

  /**
   * @param formats those in which the article is to be had
   */
  record NoSuchFormat(List<String> formats) implements Reading {}

  /**
   * It was to be seen, and must not be any more.
   *
   * @param notice what to show in its place; null where there is nothing in this format
   */
  record Gone(@Nullable StoredRendition notice) implements Reading {}

  /** Never seen by anybody, and nobody is to know whether that will change. */
  record Unknown() implements Reading {}

  /** As its page: where partners get it without some picture, our own has it. */
  static Reading ofPage(ArticleId article, Entries entries) {
    return of(article, "page", entries) instanceof Shown own ? own : of(article, "html", entries);
  }

  static Reading of(ArticleId article, String format, Entries entries) {
    var entry = entries.find(article);
    if (entry == null) {
      return new Unknown();
    }
    return switch (entry.state()) {
      case SCHEDULED, WITHHELD -> new Unknown();
      case VISIBLE -> {
        var rendition = entries.rendition(article, format);
        yield rendition == null
            ? new NoSuchFormat(entries.formats(article))
            : new Shown(rendition);
      }
      case EXPIRED -> entry.wasShown() ? new Gone(null) : new Unknown();
      case KILLED -> entry.wasShown()
          ? new Gone(entries.rendition(article, format))
          : new Unknown();
    };
  }
}
