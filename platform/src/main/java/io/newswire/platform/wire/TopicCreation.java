package io.newswire.platform.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the missing topics before the first consumer starts. A broker that is away does not stop
 * the service from starting: the attempts go on behind it until the broker is there. (Spring's
 * KafkaAdmin tries once, holds the start up for half a minute, and gives up.)
 */
final class TopicCreation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final short SAFE = 3;
  private static final int PATIENCE_MS = 4_000;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final List<String> bootstrapServers;
  private final List<NewTopic> topics;
  private volatile boolean running;

  TopicCreation(List<String> bootstrapServers, WireSettings.Topics settings) {
    this.bootstrapServers = List.copyOf(bootstrapServers);
    this.topics = Topics.ALL.stream().map(topic -> newTopic(topic, settings)).toList();
  }

  private static NewTopic newTopic(Topics.Definition topic, WireSettings.Topics settings) {
    var configs = new HashMap<>(topic.settings());
    if (settings.replication() >= SAFE) {
      // Acknowledged means durable: by a second replica, and with one of them away.
      configs.put("min.insync.replicas", "2");
    }
    return new NewTopic(topic.name(), topic.keyed() ? settings.partitions() : 1,
        settings.replication())
        .configs(configs);
  }

  @Override
  public void start() {
    running = true;
    if (!attempt()) {
      log.warn("Kafka does not answer; the topics are made as soon as it does");
      Thread.ofVirtual().name("topic-creation").start(this::keepTrying);
    }
  }

  private void keepTrying() {
    try {
      do {
        Thread.sleep(PAUSE);
      } while (running && !attempt());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() {
    var admin = Admin.create(Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        AdminClientConfig.CLIENT_ID_CONFIG, "topic-creation",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS));
    try {
      return admin.createTopics(topics).values().values().stream().allMatch(TopicCreation::isThere);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static boolean isThere(KafkaFuture<Void> creation) {
    try {
      creation.get();
      return true;
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof TopicExistsException;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before everything that reads or writes. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
