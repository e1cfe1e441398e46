package io.newswire.syndication.feed;

import java.util.ArrayList;

/** Writes a feed's document in one format: the entries one behind the other, and what stands around them. */
interface FeedWriter {
  FeedFormat format();

  /** What stands before the entries. The same content gives the same text, to the letter. */
  String head(FeedProfile profile, FeedContent content);

  /** What stands between two entries. */
  Piece between();

  /** What stands behind the entries. */
  Piece foot();

  /** The document. The same content gives the same bytes. */
  default Document write(FeedProfile profile, FeedContent content) {
    var pieces = new ArrayList<Piece>(2 * content.entries().size() + 2);
    pieces.add(Piece.of(head(profile, content)));
    for (var entry : content.entries()) {
      if (pieces.size() > 1 && between().length() > 0) {
        pieces.add(between());
      }
      pieces.add(entry.piece());
    }
    pieces.add(foot());
    return new Document(pieces);
  }
}
