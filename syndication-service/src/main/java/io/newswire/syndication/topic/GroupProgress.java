package io.newswire.syndication.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.newswire.event.Topics;
import io.newswire.syndication.topic.TopicView.Group;
import io.newswire.syndication.topic.TopicView.Progress;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.stereotype.Component;

/** How far the consumer groups have come, and how old what they have not processed is. */
@Component
final class GroupProgress {
  private static final Duration LOOK = Duration.ofMillis(1_500);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster kafka;
  private final Clock clock;
  private final String own;

  GroupProgress(Cluster kafka, Clock clock, BindingServiceProperties bindings) {
    this.kafka = kafka;
    this.clock = clock;
    this.own = bindings.getGroup("renditions");
  }

  /** A group's place in a partition. */
  private record Stand(String group, TopicPartition place, long committed, long lag) {}

  /** By topic: the road's own consumers, whether they are there or not, and every other group that reads it. */
  Map<String, List<Group>> of(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    var states = Cluster.answer(
        kafka.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
        .collect(toMap(GroupListing::groupId, listing -> listing.groupState()
            .map(Object::toString).orElse("Unknown")));
    var stands = stands(states.keySet(), begins, ends);
    var members = members(stands.stream().map(Stand::group).collect(Collectors.toSet()), states);
    var oldest = oldest(stands);
    var byTopic = new HashMap<String, List<Group>>();
    stands.stream().collect(groupingBy(stand -> stand.place().topic(),
        groupingBy(Stand::group, java.util.TreeMap::new, Collectors.toList())))
        .forEach((topic, groups) -> byTopic.put(topic, groups.entrySet().stream()
            .map(group -> new Group(group.getKey(), states.get(group.getKey()),
                members.getOrDefault(group.getKey(), 0),
                group.getValue().stream().mapToLong(Stand::lag).sum(),
                age(group.getValue(), oldest),
                group.getValue().stream().map(stand -> new Progress(stand.place().partition(),
                    stand.committed(), stand.lag())).toList()))
            .toList()));
    return byTopic;
  }

  private List<Stand> stands(Set<String> known, Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends) {
    var expected = expected();
    var committed = known.isEmpty()
        ? Map.<String, Map<TopicPartition, OffsetAndMetadata>>of()
        : Cluster.answer(kafka.admin().listConsumerGroupOffsets(known.stream()
            .collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()))).all());
    var groups = new TreeSet<>(known);
    groups.addAll(expected.keySet());
    var stands = new ArrayList<Stand>();
    for (var group : groups) {
      var offsets = committed.getOrDefault(group, Map.of());
      ends.forEach((place, end) -> {
        var offset = offsets.get(place);
        if (offset != null || expected.getOrDefault(group, Set.of()).contains(place.topic())) {
          // What was never committed is read from the beginning.
          var at = offset == null ? begins.getOrDefault(place, 0L) : offset.offset();
          stands.add(new Stand(group, place, at, Math.max(0, end - at)));
        }
      });
    }
    return stands;
  }

  /** What the road's consumers read, by their groups: its own may have another name. */
  private Map<String, Set<String>> expected() {
    return Topics.CONSUMERS.stream().collect(toMap(this::groupOf,
        consumer -> Set.of(consumer.source(), consumer.replay())));
  }

  String groupOf(Topics.Consumer consumer) {
    return consumer.source().equals(Topics.RENDITIONS) ? own : consumer.group();
  }

  private Map<String, Integer> members(Collection<String> groups, Map<String, String> states) {
    return Cluster.answer(kafka.admin()
        .describeConsumerGroups(groups.stream().filter(states::containsKey).toList()).all())
        .entrySet().stream()
        .collect(toMap(Map.Entry::getKey, group -> group.getValue().members().size()));
  }

  private @Nullable Duration age(List<Stand> stands, Map<Place, Long> oldest) {
    var first = stands.stream()
        .map(stand -> oldest.get(new Place(stand.place(), stand.committed())))
        .filter(java.util.Objects::nonNull).min(Long::compare).orElse(null);
    if (first == null) {
      return null;
    }
    var age = Duration.ofMillis(clock.millis() - first);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private record Place(TopicPartition partition, long offset) {}

  /** When the first record that is not processed was written, of everybody that has such a one. */
  private Map<Place, Long> oldest(List<Stand> stands) {
    var wanted = new LinkedHashMap<TopicPartition, TreeSet<Long>>();
    stands.stream().filter(stand -> stand.lag() > 0).forEach(stand -> wanted
        .computeIfAbsent(stand.place(), _ -> new TreeSet<>()).add(stand.committed()));
    var found = new HashMap<Place, Long>();
    if (!wanted.isEmpty()) {
      var until = System.nanoTime() + LOOK.toNanos();
      try (var reader = kafka.reader()) {
        // Groups are at different places: those that are at the same time are looked at together.
        while (!wanted.isEmpty() && System.nanoTime() < until) {
          var next = new HashMap<TopicPartition, Long>();
          wanted.forEach((partition, offsets) -> next.put(partition, offsets.removeFirst()));
          wanted.values().removeIf(TreeSet::isEmpty);
          first(reader, next, until, found);
        }
      }
    }
    return found;
  }

  private static void first(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> offsets,
      long until, Map<Place, Long> found) {
    var waiting = new HashMap<>(offsets);
    reader.assign(waiting.keySet());
    waiting.forEach(reader::seek);
    while (!waiting.isEmpty() && System.nanoTime() < until) {
      var records = reader.poll(POLL);
      for (var partition : records.partitions()) {
        var offset = waiting.remove(partition);
        if (offset != null) {
          found.put(new Place(partition, offset),
              records.records(partition).getFirst().timestamp());
          reader.pause(List.of(partition));
        }
      }
    }
  }
}
