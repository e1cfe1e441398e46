package io.newswire.platform.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import io.newswire.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What the dead-letter topics say, without the values. Kept up to date by reading only what came since the
 * last time, so that looking often costs little. For one thread at a time.
 */
final class DeadLetterIndex {
  private final TopicReader reader;
  private final int most;
  private final SequencedMap<String, DeadLetter> letters = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private boolean complete = true;

  /**
   * @param most how many letters are kept in memory: of a flood, the newest
   */
  DeadLetterIndex(TopicReader reader, int most) {
    this.reader = reader;
    this.most = most;
  }

  /** All that are parked, and those of which it is known what became of them; oldest first. */
  Collection<DeadLetter> letters() {
    for (var consumer : Topics.CONSUMERS) {
      catchUp(consumer);
    }
    return List.copyOf(letters.values());
  }

  /** False where there are more than can be kept in memory. */
  boolean isComplete() {
    return complete;
  }

  private void catchUp(Topics.Consumer consumer) {
    var from = new HashMap<TopicPartition, Long>();
    reader.partitions(consumer.deadLetters())
        .forEach(partition -> from.put(partition, positions.getOrDefault(partition, 0L)));
    positions.putAll(reader.read(from, record -> take(consumer, record)));
  }

  private void take(Topics.Consumer consumer, ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    letters.remove(new String(record.key(), UTF_8));
    var letter = DeadLetter.of(consumer, record);
    if (letter != null) {
      letters.put(letter.id(), letter);
      if (letters.size() > most) {
        letters.pollFirstEntry();
        complete = false;
      }
    }
  }
}
