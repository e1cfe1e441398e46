package io.newswire.syndication.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import org.jspecify.annotations.Nullable;

/**
 * All renditions of one revision as one piece of bytes. Each format repeats the same text, so that
 * together they shrink to little more than one of them, and the database keeps one row instead of one
 * a format.
 *
 * <p>Before compression: for each rendition its format, media type and content, each as a length of
 * four bytes and as many bytes of UTF-8.
 */
final class PackedRenditions {
  /** The fastest: the text is found again at any level, and an article waits for it. */
  private static final int LEVEL = 1;

  private PackedRenditions() {}

  /**
   * Fails at the start, and not at the first article, where the library cannot be used.
   *
   * @throws IllegalStateException with the remedy
   */
  static void requireLibrary() {
    try {
      Native.load();
    } catch (LinkageError missing) {
      throw new IllegalStateException("The compression library cannot be loaded: the folder "
          + System.getProperty("java.io.tmpdir")
          + " must admit native code (a mount without noexec),"
          + " or -DZstdTempFolder must name one that does", missing);
    }
  }

  /** One rendition as it is packed. */
  record Part(String format, String mediaType, String content) {}

  static byte[] pack(List<Part> renditions) {
    var fields = new ArrayList<byte[]>(3 * renditions.size());
    var length = 0;
    for (var one : renditions) {
      for (var field : List.of(one.format(), one.mediaType(), one.content())) {
        var bytes = field.getBytes(UTF_8);
        fields.add(bytes);
        length += Integer.BYTES + bytes.length;
      }
    }
    var all = ByteBuffer.allocate(length);
    fields.forEach(field -> all.putInt(field.length).put(field));
    return Zstd.compress(all.array(), LEVEL);
  }

  /** The rendition in this format; null where there is none. */
  static @Nullable Part find(byte[] packed, String format) {
    var wanted = format.getBytes(UTF_8);
    var all = unpack(packed);
    while (all.hasRemaining()) {
      if (next(all).equals(ByteBuffer.wrap(wanted))) {
        return new Part(format, text(next(all)), text(next(all)));
      }
      next(all);
      next(all);
    }
    return null;
  }

  /** Of every rendition, in the order in which they were packed. */
  static List<String> formats(byte[] packed) {
    var formats = new ArrayList<String>();
    var all = unpack(packed);
    while (all.hasRemaining()) {
      formats.add(text(next(all)));
      next(all);
      next(all);
    }
    return formats;
  }

  private static ByteBuffer unpack(byte[] packed) {
    return ByteBuffer
        .wrap(Zstd.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed))));
  }

  private static ByteBuffer next(ByteBuffer all) {
    var length = all.getInt();
    var field = all.slice(all.position(), length);
    all.position(all.position() + length);
    return field;
  }

  private static String text(ByteBuffer field) {
    return UTF_8.decode(field).toString();
  }
}
