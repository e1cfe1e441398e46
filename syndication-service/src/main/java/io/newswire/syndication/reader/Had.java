package io.newswire.syndication.reader;

/**
 * Something that stands in a feed.
 *
 * @param revision 0 where it is the word that the article is gone
 */
public record Had(String article, long revision) {
  boolean isRemoval() {
    return revision == 0;
  }
}
