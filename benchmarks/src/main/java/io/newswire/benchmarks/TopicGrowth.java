package io.newswire.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** When a topic grew by how much. It asks for offsets, and reads no record: that would cost the road. */
final class TopicGrowth implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Admin admin;
  private final Map<TopicPartition, OffsetSpec> ends;
  private final long before;

  TopicGrowth(String bootstrap, String topic) throws ExecutionException, InterruptedException {
    admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap));
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
    ends = described.values().stream()
        .flatMap(description -> description.partitions().stream())
        .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition.partition()),
            _ -> OffsetSpec.latest()));
    before = end();
  }

  private long end() throws ExecutionException, InterruptedException {
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(offset -> offset.offset()).sum();
  }

  /** Waits for so many records more than at first; returns the moment in nanoseconds. */
  long await(int records, Duration patience) throws ExecutionException, InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var grown = end() - before; grown < records; grown = end() - before) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + grown + " of " + records + " records");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return System.nanoTime();
  }

  @Override
  public void close() {
    admin.close();
  }
}
