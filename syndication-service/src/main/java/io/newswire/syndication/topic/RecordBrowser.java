package io.newswire.syndication.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.problem.Problems;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads some records of a topic. However large it is, a request reads for so long and so much. */
@Component
public final class RecordBrowser {
  private static final Comparator<ConsumerRecord<byte[], byte[]>> OLDEST_FIRST = Comparator
      .<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
      .thenComparing(ConsumerRecord::partition).thenComparing(ConsumerRecord::offset);

  private final Cluster kafka;
  private final TopicSettings settings;
  private final RecordReading reading;
  private final Semaphore places;

  RecordBrowser(Cluster kafka, TopicSettings settings, RecordReading reading) {
    this.kafka = kafka;
    this.settings = settings;
    this.reading = reading;
    this.places = new Semaphore(settings.browsers());
  }

  /**
   * What was found.
   *
   * @param complete false where reading was stopped before everything was seen
   * @param next where to go on, in the sense of the query; null where there is no more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<RecordView> records, boolean complete, @Nullable Long next) {}

  /** A page of a topic that there is. */
  public Page page(TopicView topic, RecordQuery query, int limit) {
    return reading(consumer -> {
      var budget = new Budget(settings);
      var partitions = topic.partitions();
      return switch (query) {
        case RecordQuery.Newest(var partition) -> {
          var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
          for (var one : partitions) {
            if (partition < 0 || partition == one.number()) {
              found.addAll(read(consumer, new TopicPartition(topic.name(), one.number()),
                  Math.max(one.begin(), one.end() - limit), one.end(), limit, budget));
            }
          }
          found.sort(OLDEST_FIRST.reversed());
          yield shown(found, limit, budget, null);
        }
        case RecordQuery.FromOffset(var partition, var offset) -> {
          var one = partition(topic, partition);
          var found = read(consumer, new TopicPartition(topic.name(), partition),
              Math.clamp(offset, one.begin(), one.end()), one.end(), limit, budget);
          var next = found.isEmpty() ? one.end() : found.getLast().offset() + 1;
          yield shown(found, limit, budget, next < one.end() ? next : null);
        }
        case RecordQuery.FromTime(var time) -> {
          var times = new HashMap<TopicPartition, Long>();
          partitions.forEach(one -> times.put(new TopicPartition(topic.name(), one.number()),
              time.toEpochMilli()));
          var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
          consumer.offsetsForTimes(times).forEach((place, start) -> {
            if (start != null) {
              found.addAll(read(consumer, place, start.offset(),
                  partition(topic, place.partition()).end(), limit, budget));
            }
          });
          found.sort(OLDEST_FIRST);
          yield shown(found, limit, budget, null);
        }
        case RecordQuery.WithKey(var key, var before) -> keyed(consumer, topic, key, before, limit,
            budget);
      };
    });
  }

  /**
   * One record, with values however long.
   *
   * @return null where there is none
   */
  public @Nullable RecordView find(TopicView topic, int partition, long offset) {
    var one = partition(topic, partition);
    var found = offset < one.begin() || offset >= one.end()
        ? List.<ConsumerRecord<byte[], byte[]>>of()
        : reading(consumer -> read(consumer, new TopicPartition(topic.name(), partition), offset,
            offset + 1, 1, new Budget(settings)));
    return found.isEmpty() ? null : reading.of(found, false).getFirst();
  }

  /** A key has one partition; it is read in windows, from its end backwards. */
  private Page keyed(Consumer<byte[], byte[]> consumer, TopicView topic, String key, long before,
      int limit, Budget budget) {
    var bytes = key.getBytes(UTF_8);
    // As Kafka's own producer chooses it.
    var number = Utils.toPositive(Utils.murmur2(bytes)) % topic.partitions().size();
    var one = partition(topic, number);
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var end = before < 0 ? one.end() : Math.min(before, one.end());
    while (end > one.begin() && found.size() < limit && budget.isLeft()) {
      var start = Math.max(one.begin(), end - Budget.WINDOW);
      var window = read(consumer, new TopicPartition(topic.name(), number), start, end,
          Integer.MAX_VALUE, budget);
      if (!budget.isLeft() && (window.isEmpty() || window.getLast().offset() + 1 < end)) {
        break; // What was not seen whole is looked at again.
      }
      window.reversed().stream().filter(record -> java.util.Arrays.equals(record.key(), bytes))
          .forEach(found::add);
      end = start;
    }
    return new Page(reading.of(found, true), end <= one.begin(),
        end > one.begin() ? end : null);
  }

  private Page shown(List<ConsumerRecord<byte[], byte[]>> found, int limit, Budget budget,
      @Nullable Long next) {
    return new Page(reading.of(found.stream().limit(limit).toList(), true), budget.isLeft(), next);
  }

  private static TopicView.Partition partition(TopicView topic, int number) {
    return topic.partitions().stream().filter(one -> one.number() == number).findFirst()
        .orElseThrow(() -> Problems.refusal(HttpStatus.NOT_FOUND, "partition-not-found",
            "There is no such partition", "'" + topic.name() + "' has the partitions 0 to "
                + (topic.partitions().size() - 1)));
  }

  /** Records from an offset to before another, as many as there is time and room for. */
  private static List<ConsumerRecord<byte[], byte[]>> read(Consumer<byte[], byte[]> consumer,
      TopicPartition place, long from, long to, int most, Budget budget) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    consumer.assign(List.of(place));
    consumer.seek(place, from);
    while (found.size() < most && consumer.position(place) < to && budget.isLeft()) {
      for (var record : consumer.poll(Budget.POLL)) {
        budget.take(record);
        if (record.offset() < to && found.size() < most) {
          found.add(record);
        }
      }
    }
    return found;
  }

  private interface Work<T> {
    T with(Consumer<byte[], byte[]> consumer);
  }

  private <T> T reading(Work<T> work) {
    if (!places.tryAcquire()) {
      throw Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers",
          "Others are reading topics", settings.browsers() + " may at once; try again.");
    }
    try (var consumer = kafka.reader()) {
      return work.with(consumer);
    } catch (KafkaException away) {
      throw Cluster.away(away);
    } finally {
      places.release();
    }
  }
}
