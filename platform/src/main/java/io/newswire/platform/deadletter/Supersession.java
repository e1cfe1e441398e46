package io.newswire.platform.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether articles have moved on since records of them were parked: to show an old revision
 * after a newer one would be wrong, so such a record is not replayed. What came later stands later: the
 * topic is read from where the record stood, once for all of them.
 */
final class Supersession {
  /** Clocks of producers may disagree. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final TopicReader reader;
  private final Decoding decoding;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> later = new HashMap<>();

  Supersession(TopicReader reader, Decoding decoding) {
    this.reader = reader;
    this.decoding = decoding;
  }

  /**
   * Reads what came later.
   *
   * @param letters of one consumer
   */
  void look(String topic, Collection<DeadLetter> letters) {
    var from = new HashMap<TopicPartition, Long>();
    for (var letter : letters) {
      if (letter.sourceKey() != null) {
        later.put(letter.sourceKey(), new ArrayList<>());
        behind(topic, letter).forEach((place, offset) -> from.merge(place, offset, Math::min));
      }
    }
    reader.read(from, this::keep);
  }

  /** A record that was replayed before stood on another topic: only its time says where to look. */
  private Map<TopicPartition, Long> behind(String topic, DeadLetter letter) {
    var source = letter.source();
    return source != null && source.topic().equals(topic)
        ? Map.of(source, letter.sourceOffset() + 1)
        : reader.offsetsAt(reader.partitions(topic), letter.sourceTime().minus(GRACE));
  }

  /** Of each key and partition the newest. */
  private void keep(ConsumerRecord<byte[], byte[]> record) {
    var known = record.key() == null || record.value() == null
        ? null
        : later.get(new String(record.key(), UTF_8));
    if (known != null) {
      known.removeIf(before -> before.partition() == record.partition());
      known.add(record);
    }
  }

  /** What came later, for people; null where nothing did. */
  @Nullable
  String newerThan(DeadLetter letter, byte[] value) {
    var key = letter.sourceKey();
    if (key == null) {
      return null;
    }
    var parked = decoding.revision(value);
    return later.getOrDefault(key, List.of()).stream()
        .filter(record -> isNewer(record, letter, parked)).findFirst().map(this::describe)
        .orElse(null);
  }

  private boolean isNewer(ConsumerRecord<byte[], byte[]> record, DeadLetter letter,
      @Nullable Long parked) {
    var revision = decoding.revision(record.value());
    if (revision != null && parked != null) {
      return revision > parked;
    }
    // Of what cannot be read we know only where it stood.
    return new TopicPartition(record.topic(), record.partition()).equals(letter.source())
        && record.offset() > letter.sourceOffset();
  }

  private String describe(ConsumerRecord<byte[], byte[]> record) {
    var revision = decoding.revision(record.value());
    return (revision == null ? "a later record" : "revision " + revision) + " at "
        + record.topic() + "/" + record.partition() + "/" + record.offset();
  }
}
