package io.newswire.syndication.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.newswire.syndication.entry.EntityTag;
import io.newswire.syndication.reader.Had;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * A feed's document as bytes, ready to be sent. It never changes: a new version of the feed is a new
 * snapshot.
 *
 * @param version of the feed
 * @param hash of the whole document, of which the tags are made; where this is only what is new for some
 *     reader, the hash is nevertheless that of the whole, which the reader has thereafter (RFC 3229 §10.4)
 * @param marks of what stands in the whole document
 * @param changedAt when its content last changed, removals included
 * @param lastModified the same in whole seconds, as the encoded header
 * @param gzip made when somebody first asks for it, as is brotli
 * @param brotli holds null where this machine has no library for it
 * @param until when time alone makes it another; null: never
 */
record FeedSnapshot(long version, String hash, List<Mark> marks, Instant changedAt,
    HttpField lastModified, Representation plain, SingletonSupplier<Representation> gzip,
    SingletonSupplier<Representation> brotli, @Nullable Instant until) {
  FeedSnapshot {
    marks = List.copyOf(marks);
  }

  /**
   * The bytes in one content coding. Callers must not change them.
   *
   * @param coding null for none
   * @param etag strong, and another for each coding (RFC 9110 §8.8.3.3); made of the content, so that
   *     it is the same in every copy of the service and after every restart
   * @param bytes where the operating system takes them from without a copy
   * @param tag the header, encoded
   * @param about the other headers that describe the bytes, encoded
   */
  record Representation(@Nullable String coding, String etag, ByteBuffer bytes,
      HttpField tag, List<HttpField> about) {
    Representation {
      about = List.copyOf(about);
    }

    static Representation of(@Nullable String coding, String hash, byte[] body) {
      var direct = ByteBuffer.allocateDirect(body.length).put(body).flip().asReadOnlyBuffer();
      var etag = coding == null ? '"' + hash + '"' : '"' + hash + '-' + coding + '"';
      var length = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, String.valueOf(body.length));
      return new Representation(coding, etag, direct,
          new PreEncodedHttpField(HttpHeader.ETAG, etag),
          coding == null
              ? List.of(length)
              : List.of(length, new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding)));
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

    @Override
    public String toString() {
      return "Representation[" + coding + ", " + etag + ", " + bytes.capacity() + " bytes]";
    }
  }

  /**
   * @param whole the feed's document
   * @param sent what is to be sent of it
   */
  static FeedSnapshot of(FeedContent content, byte[] whole, byte[] sent) {
    var hash = EntityTag.opaque(whole);
    var changedAt = content.feed().changedAt();
    return new FeedSnapshot(content.feed().version(), hash, content.marks(), changedAt,
        lastModified(changedAt),
        Representation.of(null, hash, sent),
        SingletonSupplier.of(() -> Representation.of("gzip", hash, gzip(sent))),
        SingletonSupplier.ofNullable(() -> brotli(hash, sent)), content.until());
  }

  /** Whether it says what is so, as long as nothing happens. */
  boolean isRightAt(Instant now) {
    return until == null || now.isBefore(until);
  }

  private static @Nullable Representation brotli(String hash, byte[] sent) {
    var compressed = Brotli.compressed(sent);
    return compressed == null ? null : Representation.of("br", hash, compressed);
  }

  /** What a reader of the whole document has got. */
  List<Had> had() {
    return marks.stream().map(mark -> new Had(mark.article().value(), mark.revision())).toList();
  }

  /** Bytes that it takes at most, about: text compresses to less than half of it. */
  int size() {
    return 1_000 + 2 * plain.bytes().capacity();
  }

  /**
   * What a request with this {@code Accept-Encoding} gets: the smallest that it admits.
   *
   * @param acceptEncoding null where the request has none
   */
  Representation chosenBy(@Nullable String acceptEncoding) {
    var accepted = AcceptedCodings.of(acceptEncoding);
    var smallest = accepted.brotli() ? brotli.get() : null;
    if (smallest != null) {
      return smallest;
    }
    return accepted.gzip() ? gzip.obtain() : plain;
  }

  /**
   * What Last-Modified says: the last full second before the change where the change's own second is
   * still running. Another one may yet fall into it, and whoever asks with If-Modified-Since would miss
   * that. Until then no date is taken for an answer either.
   */
  Instant lastModifiedAt(Instant now) {
    var second = changedAt.truncatedTo(ChronoUnit.SECONDS);
    var running = now.truncatedTo(ChronoUnit.SECONDS);
    return second.isBefore(running) ? second : running.minusSeconds(1);
  }

  boolean isSettled(Instant lastModified) {
    return lastModified.equals(changedAt.truncatedTo(ChronoUnit.SECONDS));
  }

  static HttpField lastModified(Instant moment) {
    return new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(moment));
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }
}
