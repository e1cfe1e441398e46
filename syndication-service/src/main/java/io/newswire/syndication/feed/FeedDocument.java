package io.newswire.syndication.feed;

import java.time.Instant;
import java.util.List;

import io.newswire.syndication.reader.Had;

/**
 * A feed's document as a GET of its URL would have it, without any content coding.
 *
 * @param version of the feed; grows with each change
 * @param changedAt when its content last changed
 * @param contentType the header, to the letter
 * @param link the header, to the letter
 * @param body shared: callers must not change it
 * @param hash tells it from any other document of the feed
 * @param had what whoever gets it has
 */
public record FeedDocument(long version, Instant changedAt, String contentType, String link,
    byte[] body, String hash, List<Had> had) {
  public FeedDocument {
    had = List.copyOf(had);
  }

  @Override
  public String toString() {
    return "FeedDocument[version " + version + ", " + body.length + " bytes]";
  }
}
