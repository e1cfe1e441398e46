package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import io.newswire.syndication.entry.EntityTag;

/**
 * A feed's document: pieces one behind the other, most of which stand in other documents too. Its bytes
 * are put together when somebody is to be sent them.
 */
final class Document {
  /** RFC 1952 §2.3: deflate, no name, no time, of no known system. */
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  /** The last block, with nothing in it. */
  private static final byte[] LAST_BLOCK = {3, 0};

  private final List<Piece> pieces;
  private final int length;

  Document(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToInt(Piece::length).sum();
  }

  /** In bytes. */
  int length() {
    return length;
  }

  /** The hash of its pieces' hashes: another whenever a byte is another. */
  String hash() {
    return EntityTag.opaque(
        pieces.stream().map(Piece::hash).collect(joining()).getBytes(US_ASCII));
  }

  byte[] bytes() {
    var bytes = ByteBuffer.allocate(length);
    copyTo(bytes);
    return bytes.array();
  }

  void copyTo(ByteBuffer target) {
    pieces.forEach(piece -> piece.copyTo(target));
  }

  /** The same as one member of gzip, in memory that the operating system takes it from without a copy. */
  ByteBuffer gzip() {
    var deflated = pieces.stream().map(Piece::deflated).toList();
    var gzip = ByteBuffer
        .allocateDirect(GZIP_HEADER.length
            + deflated.stream().mapToInt(piece -> piece.bytes().length).sum() + LAST_BLOCK.length
            + 2 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(GZIP_HEADER);
    var crc = 0;
    for (var piece : deflated) {
      gzip.put(piece.bytes());
      crc = JoinedCrc.of(crc, piece.crc(), piece.shift());
    }
    return gzip.put(LAST_BLOCK).putInt(crc).putInt(length).flip();
  }

  @Override
  public String toString() {
    return "Document[" + pieces.size() + " pieces, " + length + " bytes]";
  }
}
