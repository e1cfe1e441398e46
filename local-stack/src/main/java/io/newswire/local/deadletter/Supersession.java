package io.newswire.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

import io.newswire.platform.wire.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an article has moved on since a record of it was parked: to show an old revision
 * after a newer one would be wrong, so such a record is not replayed.
 */
final class Supersession {
  private final TopicReader reader;
  private final Decoding decoding;

  Supersession(TopicReader reader, Decoding decoding) {
    this.reader = reader;
    this.decoding = decoding;
  }

  /** What came later, for people; null where nothing did. */
  @Nullable
  String newerThan(DeadLetter letter) {
    var key = letter.sourceKey();
    if (key == null) {
      return null;
    }
    var newest = new Newest(key.getBytes(UTF_8));
    reader.read(letter.consumer().source(), newest::consider);
    var record = newest.record;
    if (record == null) {
      return null;
    }
    return isNewer(record, letter) ? describe(record) : null;
  }

  private boolean isNewer(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    var revision = decoding.revision(record.value());
    var parked = decoding.revision(letter.value());
    if (revision != null && parked != null) {
      return revision > parked;
    }
    // Of what cannot be read we know only where it stood.
    return record.topic().equals(letter.headers().get(DeadLetters.SOURCE_TOPIC))
        && record.offset() > Long.parseLong(
            letter.headers().getOrDefault(DeadLetters.SOURCE_OFFSET, "0"));
  }

  private String describe(ConsumerRecord<byte[], byte[]> record) {
    var revision = decoding.revision(record.value());
    return (revision == null ? "a later record" : "revision " + revision) + " at "
        + record.topic() + "/" + record.partition() + "/" + record.offset();
  }

  /** The last record with the key. */
  private static final class Newest {
    private final byte[] key;
    private @Nullable ConsumerRecord<byte[], byte[]> record;

    Newest(byte[] key) {
      this.key = key;
    }

    void consider(ConsumerRecord<byte[], byte[]> candidate) {
      if (candidate.value() != null && Arrays.equals(candidate.key(), key)) {
        record = candidate;
      }
    }
  }
}
