package io.newswire.syndication.topic;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A topic at one moment.
 *
 * @param bytes of all copies of all partitions; null where the brokers do not say
 * @param perMinute records that came in the last minute
 * @param settings those that say how long records stay, as Kafka writes them
 * @param groups who reads it
 */
public record TopicView(String name, List<Partition> partitions, @Nullable Long bytes,
    long perMinute, Map<String, String> settings, List<Group> groups) {
  public TopicView {
    partitions = List.copyOf(partitions);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    groups = List.copyOf(groups);
  }

  /**
   * @param leader host and port; null where there is none just now
   * @param begin the first offset that is kept
   * @param end the offset that the next record gets
   */
  public record Partition(int number, @Nullable String leader, int copies, int inSync, long begin,
      long end) {}

  /**
   * @param state of the group, such as Stable or Empty; null where Kafka knows of no such group
   * @param lag records that it has not committed yet
   * @param oldestUnprocessed the age of the oldest of them; null where there is none
   * @param partitions how far it has come in each
   */
  public record Group(String name, @Nullable String state, int members, long lag,
      @Nullable Duration oldestUnprocessed, List<Progress> partitions) {
    public Group {
      partitions = List.copyOf(partitions);
    }

    /** Whether anybody is at work. */
    public boolean isReading() {
      return members > 0;
    }
  }

  /** @param committed the next offset that it will read */
  public record Progress(int partition, long committed, long lag) {}

  /** Offsets that are in use: records, and gaps that compaction has left. */
  public long offsets() {
    return partitions.stream().mapToLong(one -> one.end() - one.begin()).sum();
  }

  public @Nullable Group group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElse(null);
  }
}
