package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

import io.newswire.syndication.entry.EntityTag;
import org.jspecify.annotations.Nullable;

/**
 * A feed's document as bytes, ready to be sent. It never changes: a new version of the feed is a new
 * snapshot.
 *
 * @param version of the feed
 * @param changedAt when its content last changed, removals included
 */
record FeedSnapshot(long version, Instant changedAt, Representation plain, Representation gzip) {

  /**
   * The bytes in one content coding. Callers must not change them.
   *
   * @param coding null for none
   * @param etag strong, and another for each coding (RFC 9110 §8.8.3.3); made of the content, so that
   *     it is the same in every copy of the service and after every restart
   */
  record Representation(@Nullable String coding, String etag, byte[] body) {
    @Override
    public String toString() {
      return "Representation[" + coding + ", " + etag + ", " + body.length + " bytes]";
    }
  }

  static FeedSnapshot of(FeedTable.Feed feed, String document) {
    var body = document.getBytes(UTF_8);
    var hash = EntityTag.opaque(body);
    return new FeedSnapshot(feed.version(), feed.changedAt(),
        new Representation(null, '"' + hash + '"', body),
        new Representation("gzip", '"' + hash + "-gzip\"", gzip(body)));
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
