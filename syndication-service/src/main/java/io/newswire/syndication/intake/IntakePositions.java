package io.newswire.syndication.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code intake_position}. The offsets that the group commits to Kafka say what some database
 * took in; these say what this one did.
 */
@Repository
final class IntakePositions {
  private final JdbcClient jdbc;

  IntakePositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition was taken in.
   *
   * @param next offset of the first record that was not
   */
  record Position(long next, Instant writtenAt) {}

  Map<TopicPartition, Position> all() {
    record Row(TopicPartition partition, Position position) {}
    return jdbc.sql("SELECT topic, partition, next_offset, written_at FROM intake_position")
        .query((row, _) -> new Row(
            new TopicPartition(row.getString("topic"), row.getInt("partition")),
            new Position(row.getLong("next_offset"),
                row.getObject("written_at", OffsetDateTime.class).toInstant())))
        .list().stream()
        .collect(Collectors.toMap(Row::partition, Row::position));
  }

  /** Moves forward, never back. In the transaction that takes the records in, before their entries. */
  void advance(Map<TopicPartition, Long> next) {
    if (next.isEmpty()) {
      return;
    }
    var partitions = next.keySet();
    jdbc.sql("""
        INSERT INTO intake_position AS known (topic, partition, next_offset, written_at)
        SELECT t, p, n, clock_timestamp() FROM unnest(:topics, :partitions, :next) AS given (t, p, n)
        ORDER BY t, p
        ON CONFLICT (topic, partition) DO UPDATE
        SET next_offset = greatest(known.next_offset, excluded.next_offset),
            written_at = excluded.written_at
        """)
        .param("topics", topics(partitions))
        .param("partitions",
            partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new))
        .param("next", partitions.stream().map(next::get).toArray(Long[]::new))
        .update();
  }

  private static String[] topics(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
  }
}
