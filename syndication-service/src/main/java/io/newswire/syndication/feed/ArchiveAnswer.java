package io.newswire.syndication.feed;

/** What there is to say to somebody who asks for an archive page. */
sealed interface ArchiveAnswer {
  record Found(FeedSnapshot page) implements ArchiveAnswer {}

  /** It is being filled: what will stand in it stands in the subscription document. */
  record NotYetFull() implements ArchiveAnswer {}

  record Unknown() implements ArchiveAnswer {}
}
