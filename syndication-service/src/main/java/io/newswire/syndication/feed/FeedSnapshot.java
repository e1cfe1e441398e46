package io.newswire.syndication.feed;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.newswire.syndication.reader.Had;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/**
 * A feed's document, ready to be sent in each coding as soon as somebody has asked for it. It never
 * changes: a new version of the feed is a new snapshot.
 */
final class FeedSnapshot {
  private final Validators validators;
  private final List<Mark> marks;
  private final Document sent;
  private final AtomicReferenceArray<@Nullable Representation> made = new AtomicReferenceArray<>(
      Coding.values().length);

  private FeedSnapshot(Validators validators, List<Mark> marks, Document sent) {
    this.validators = validators;
    this.marks = marks;
    this.sent = sent;
  }

  /**
   * @param whole the feed's document
   * @param sent what is to be sent of it; its tags are nevertheless those of the whole, which the reader
   *     has thereafter (RFC 3229 §10.4)
   */
  static FeedSnapshot of(FeedContent content, Document whole, Document sent) {
    return new FeedSnapshot(Validators.of(content, whole.hash()), content.marks(), sent);
  }

  /**
   * The bytes in one content coding. Callers must not change them.
   *
   * @param bytes where the operating system takes them from without a copy
   * @param about the headers that describe the bytes, encoded
   */
  record Representation(ByteBuffer bytes, List<HttpField> about) {
    Representation {
      about = List.copyOf(about);
    }

    private static Representation of(Coding coding, ByteBuffer bytes) {
      return new Representation(bytes.asReadOnlyBuffer(), about(coding, bytes.remaining()));
    }

    private static List<HttpField> about(Coding coding, int bytes) {
      var length = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, String.valueOf(bytes));
      return coding.token() == null
          ? List.of(length)
          : List.of(length,
              new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding.token()));
    }

    /** The bytes with a position of their own. */
    ByteBuffer buffer() {
      return bytes.duplicate();
    }

    /** A copy of the bytes. */
    byte[] copy() {
      var copy = new byte[bytes.capacity()];
      buffer().get(copy);
      return copy;
    }
  }

  Validators validators() {
    return validators;
  }

  /** Of what stands in the whole document. */
  List<Mark> marks() {
    return marks;
  }

  /** What a reader of the whole document has got. */
  List<Had> had() {
    return marks.stream().map(mark -> new Had(mark.article().value(), mark.revision())).toList();
  }

  /** Without any coding. */
  byte[] bytes() {
    return sent.bytes();
  }

  /** Bytes that it takes at most, about: text compresses to less than half of it. */
  int size() {
    return 1_000 + 2 * sent.length();
  }

  /** What is at hand in this coding; null where it has yet to be made. */
  @Nullable
  Representation ready(Coding coding) {
    return made.get(coding.ordinal());
  }

  /** Makes it where that has not been done. */
  Representation represented(Coding coding) {
    var ready = ready(coding);
    if (ready != null) {
      return ready;
    }
    synchronized (this) {
      ready = ready(coding);
      if (ready == null) {
        ready = Representation.of(coding, switch (coding) {
          case IDENTITY -> plain();
          case GZIP -> sent.gzip();
          case BROTLI -> direct(Brotli.compressed(sent.bytes()));
        });
        made.set(coding.ordinal(), ready);
      }
      return ready;
    }
  }

  /** The headers that describe the bytes, which need not be made for it where they are not encoded. */
  List<HttpField> about(Coding coding) {
    var ready = ready(coding);
    return ready == null && coding == Coding.IDENTITY
        ? Representation.about(coding, sent.length())
        : represented(coding).about();
  }

  private ByteBuffer plain() {
    var bytes = ByteBuffer.allocateDirect(sent.length());
    sent.copyTo(bytes);
    return bytes.flip();
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
