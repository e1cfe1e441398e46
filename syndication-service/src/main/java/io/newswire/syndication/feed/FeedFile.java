package io.newswire.syndication.feed;

/**
 * A public feed in one format, as the last part of its URL names it.
 *
 * @param feed its name, such as {@code latest}
 * @param extension of the format, such as {@code atom}
 */
public record FeedFile(String feed, String extension) {
  public FeedFile {
    if (!FeedName.isSlug(feed) || FeedFormat.ofExtension(extension) == null) {
      throw new IllegalArgumentException("not a feed's file: " + feed + "." + extension);
    }
  }

  @Override
  public String toString() {
    return feed + "." + extension;
  }
}
