package io.newswire.syndication.topic;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.newswire.event.Topics;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The road's topics, as Kafka tells of them. */
@Component
public final class TopicCatalog {
  private static final List<String> SETTINGS = List.of("cleanup.policy", "retention.ms",
      "retention.bytes", "min.compaction.lag.ms", "max.compaction.lag.ms", "delete.retention.ms",
      "segment.ms", "max.message.bytes", "min.insync.replicas");

  private final Cluster kafka;
  private final GroupProgress groups;
  private final Clock clock;
  private final LoadingCache<Boolean, List<TopicView>> recent;

  TopicCatalog(Cluster kafka, GroupProgress groups, TopicSettings settings, Clock clock) {
    this.kafka = kafka;
    this.groups = groups;
    this.clock = clock;
    this.recent = Caffeine.newBuilder().expireAfterWrite(settings.fresh()).build(_ -> look());
  }

  /**
   * Every topic that was made, in the order of the road.
   *
   * @throws ErrorResponseException with 503 where Kafka does not answer
   */
  public List<TopicView> all() {
    try {
      return Objects.requireNonNull(recent.get(true));
    } catch (KafkaException away) {
      throw Cluster.away(away);
    }
  }

  /** Null where there is no such topic. */
  public @Nullable TopicView find(String name) {
    return all().stream().filter(topic -> topic.name().equals(name)).findFirst().orElse(null);
  }

  /** The consumer's group here, which may have another name than usual. */
  public String groupOf(Topics.Consumer consumer) {
    return groups.groupOf(consumer);
  }

  private List<TopicView> look() {
    var made = Cluster.answer(kafka.admin().listTopics().names());
    var names = Topics.ALL.stream().map(Topics.Definition::name).filter(made::contains).toList();
    var described = Cluster.answer(kafka.admin().describeTopics(names).allTopicNames());
    var partitions = described.values().stream().flatMap(topic -> topic.partitions().stream()
        .map(one -> new TopicPartition(topic.name(), one.partition()))).toList();
    var minuteAgo = clock.instant().minus(Duration.ofMinutes(1)).toEpochMilli();
    var begins = offsets(partitions, OffsetSpec.earliest());
    var ends = offsets(partitions, OffsetSpec.latest());
    var before = offsets(partitions, OffsetSpec.forTimestamp(minuteAgo));
    var settings = settings(names);
    var sizes = sizes(described.values());
    var progress = groups.of(begins, ends);
    return names.stream().map(name -> new TopicView(name,
        partitions(Objects.requireNonNull(described.get(name)), begins, ends), sizes.get(name),
        rate(name, before, ends), settings.getOrDefault(name, Map.of()),
        progress.getOrDefault(name, List.of()))).toList();
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions,
      OffsetSpec which) {
    return Cluster.answer(kafka.admin()
        .listOffsets(partitions.stream().collect(toMap(Function.identity(), _ -> which))).all())
        .entrySet().stream().collect(toMap(Map.Entry::getKey, TopicCatalog::offset));
  }

  private static long offset(Map.Entry<TopicPartition, ListOffsetsResultInfo> place) {
    return place.getValue().offset();
  }

  private static List<TopicView.Partition> partitions(TopicDescription topic,
      Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    return topic.partitions().stream().map(one -> {
      var place = new TopicPartition(topic.name(), one.partition());
      var leader = one.leader();
      return new TopicView.Partition(one.partition(),
          leader == null || leader.isEmpty() ? null : leader.host() + ":" + leader.port(),
          one.replicas().size(), one.isr().size(), begins.getOrDefault(place, 0L),
          ends.getOrDefault(place, 0L));
    }).toList();
  }

  /** Without a record that young, Kafka says -1. */
  private static long rate(String topic, Map<TopicPartition, Long> before,
      Map<TopicPartition, Long> ends) {
    return before.entrySet().stream()
        .filter(place -> place.getKey().topic().equals(topic) && place.getValue() >= 0)
        .mapToLong(place -> ends.getOrDefault(place.getKey(), 0L) - place.getValue()).sum();
  }

  private Map<String, Map<String, String>> settings(List<String> names) {
    var resources = names.stream()
        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return Cluster.answer(kafka.admin().describeConfigs(resources).all()).entrySet().stream()
        .collect(toMap(topic -> topic.getKey().name(), topic -> chosen(topic.getValue())));
  }

  private static Map<String, String> chosen(Config config) {
    var chosen = new TreeMap<String, String>();
    for (var name : SETTINGS) {
      var entry = config.get(name);
      if (entry != null && entry.value() != null) {
        chosen.put(name, entry.value());
      }
    }
    return chosen;
  }

  private Map<String, Long> sizes(Collection<TopicDescription> topics) {
    var brokers = topics.stream().flatMap(topic -> topic.partitions().stream())
        .flatMap(partition -> partition.replicas().stream()).map(node -> node.id())
        .collect(Collectors.toSet());
    var sizes = new HashMap<String, Long>();
    Cluster.answer(kafka.admin().describeLogDirs(brokers).allDescriptions()).values().stream()
        .flatMap(folders -> new ArrayList<>(folders.values()).stream())
        .forEach(folder -> folder.replicaInfos().forEach(
            (place, replica) -> sizes.merge(place.topic(), replica.size(), Long::sum)));
    return sizes;
  }
}
