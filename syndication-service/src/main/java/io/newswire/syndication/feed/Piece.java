package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import io.newswire.syndication.entry.EntityTag;
import org.jspecify.annotations.Nullable;

/**
 * A part of documents. It is encoded, hashed and compressed once, in however many documents it stands
 * (ADR 0028).
 */
final class Piece {
  private final byte[] bytes;
  private final String hash;
  private volatile @Nullable Deflated deflated;

  private Piece(byte[] bytes) {
    this.bytes = bytes;
    this.hash = EntityTag.opaque(bytes);
  }

  static Piece of(String text) {
    return new Piece(text.getBytes(UTF_8));
  }

  /**
   * What a gzip member needs of it.
   *
   * @param bytes blocks of deflate (RFC 1951) that begin without a dictionary, end at a full byte, and
   *     are not the last
   * @param crc of what they decompress to
   * @param shift see {@link JoinedCrc}
   */
  record Deflated(byte[] bytes, int crc, int shift) {}

  int length() {
    return bytes.length;
  }

  /** Tells it from any other. */
  String hash() {
    return hash;
  }

  void copyTo(ByteBuffer target) {
    target.put(bytes);
  }

  /** Made when it is first asked for. */
  Deflated deflated() {
    var made = deflated;
    if (made == null) {
      made = deflate(bytes);
      deflated = made;
    }
    return made;
  }

  private static Deflated deflate(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return new Deflated(blocks(bytes), (int) crc.getValue(), JoinedCrc.shift(bytes.length));
  }

  private static byte[] blocks(byte[] bytes) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      var blocks = new byte[bytes.length / 2 + 64];
      var length = 0;
      while (true) {
        length += deflater.deflate(blocks, length, blocks.length - length, Deflater.FULL_FLUSH);
        // Room that is left says that all has come out.
        if (length < blocks.length) {
          return Arrays.copyOf(blocks, length);
        }
        blocks = Arrays.copyOf(blocks, 2 * blocks.length);
      }
    } finally {
      deflater.end();
    }
  }
}
