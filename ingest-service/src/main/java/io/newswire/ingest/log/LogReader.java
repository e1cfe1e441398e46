package io.newswire.ingest.log;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.newswire.event.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Fetches single records of the articles topic. Consumers are kept; each serves one at a time. */
@Component
final class LogReader implements DisposableBean {
  private static final int MOST = 8;

  private final LogClients clients;
  private final Semaphore free = new Semaphore(MOST);
  private final Queue<Consumer<String, byte[]>> idle = new ConcurrentLinkedQueue<>();

  LogReader(LogClients clients) {
    this.clients = clients;
  }

  /**
   * The record at the offset, or the first behind it where compaction has removed that one; null
   * where there is none in time.
   *
   * @throws LogUnavailable where Kafka does not answer in time
   */
  @Nullable
  ConsumerRecord<String, byte[]> fetch(int partition, long offset, Deadline deadline) {
    acquire(deadline);
    try {
      var consumer = idle.poll();
      return fetch(consumer == null ? clients.reader() : consumer,
          new TopicPartition(Topics.ARTICLES, partition), offset, deadline);
    } catch (RuntimeException failure) {
      throw new LogUnavailable("The article cannot be read from Kafka", failure);
    } finally {
      free.release();
    }
  }

  private @Nullable ConsumerRecord<String, byte[]> fetch(Consumer<String, byte[]> consumer,
      TopicPartition partition, long offset, Deadline deadline) {
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      var records = consumer.poll(deadline.remaining()).records(partition);
      idle.add(consumer);
      return records.isEmpty() ? null : records.getFirst();
    } catch (RuntimeException failure) {
      consumer.close(closeAtOnce());
      throw failure;
    }
  }

  private void acquire(Deadline deadline) {
    try {
      if (free.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new LogUnavailable("Too many articles are being read at once", null);
  }

  private static CloseOptions closeAtOnce() {
    return CloseOptions.timeout(Duration.ZERO);
  }

  @Override
  public void destroy() {
    idle.forEach(consumer -> consumer.close(closeAtOnce()));
  }
}
