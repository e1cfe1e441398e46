package io.newswire.syndication.feed;

/** Writes a feed's document in one format. */
interface FeedWriter {
  FeedFormat format();

  /** The document. The same content gives the same text, to the letter. */
  String write(FeedProfile profile, FeedContent content);
}
