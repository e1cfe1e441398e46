package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.newswire.syndication.entry.EntityTag;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/**
 * A feed's document as bytes, ready to be sent. It never changes: a new version of the feed is a new
 * snapshot.
 *
 * @param version of the feed
 * @param changedAt when its content last changed, removals included
 * @param lastModified the same in whole seconds, as the encoded header
 * @param brotli null where this machine has no library for it
 */
record FeedSnapshot(long version, Instant changedAt, HttpField lastModified, Representation plain,
    Representation gzip, @Nullable Representation brotli) {

  /**
   * The bytes in one content coding. Callers must not change them.
   *
   * @param coding null for none
   * @param etag strong, and another for each coding (RFC 9110 §8.8.3.3); made of the content, so that
   *     it is the same in every copy of the service and after every restart
   * @param direct the same bytes where the operating system takes them from without a copy
   * @param tag the header, encoded
   * @param about the other headers that describe the bytes, encoded
   */
  record Representation(@Nullable String coding, String etag, byte[] body, ByteBuffer direct,
      HttpField tag, List<HttpField> about) {
    Representation {
      about = List.copyOf(about);
    }

    static Representation of(@Nullable String coding, String hash, byte[] body) {
      var direct = ByteBuffer.allocateDirect(body.length).put(body).flip().asReadOnlyBuffer();
      var etag = coding == null ? '"' + hash + '"' : '"' + hash + '-' + coding + '"';
      var length = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, String.valueOf(body.length));
      return new Representation(coding, etag, body, direct,
          new PreEncodedHttpField(HttpHeader.ETAG, etag),
          coding == null
              ? List.of(length)
              : List.of(length, new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding)));
    }

    /** The bytes with a position of their own. */
    ByteBuffer buffer() {
      return direct.duplicate();
    }

    @Override
    public String toString() {
      return "Representation[" + coding + ", " + etag + ", " + body.length + " bytes]";
    }
  }

  static FeedSnapshot of(FeedTable.Feed feed, String document) {
    var body = document.getBytes(UTF_8);
    var hash = EntityTag.opaque(body);
    var brotli = Brotli.compressed(body);
    return new FeedSnapshot(feed.version(), feed.changedAt(), lastModified(feed.changedAt()),
        Representation.of(null, hash, body),
        Representation.of("gzip", hash, gzip(body)),
        brotli == null ? null : Representation.of("br", hash, brotli));
  }

  /**
   * What a request with this {@code Accept-Encoding} gets: the smallest that it admits.
   *
   * @param acceptEncoding null where the request has none
   */
  Representation chosenBy(@Nullable String acceptEncoding) {
    var accepted = AcceptedCodings.of(acceptEncoding);
    if (brotli != null && accepted.brotli()) {
      return brotli;
    }
    return accepted.gzip() ? gzip : plain;
  }

  /**
   * What Last-Modified says: the last full second before the change where the change's own second is
   * still running. Another one may yet fall into it, and whoever asks with If-Modified-Since would miss
   * that.
   */
  Instant lastModifiedAt(Instant now) {
    var second = changedAt.truncatedTo(ChronoUnit.SECONDS);
    var running = now.truncatedTo(ChronoUnit.SECONDS);
    return second.isBefore(running) ? second : running.minusSeconds(1);
  }

  /** In bytes, of all codings. */
  int size() {
    return plain.body().length + gzip.body().length + (brotli == null ? 0 : brotli.body().length);
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
