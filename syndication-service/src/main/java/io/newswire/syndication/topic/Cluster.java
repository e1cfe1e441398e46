package io.newswire.syndication.topic;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.platform.problem.Problems;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The way to the Kafka cluster for looking at it. Connects when somebody looks. */
@Component
final class Cluster {
  private final KafkaConnectionDetails kafka;
  private final int patience;
  private @Nullable Admin admin;

  Cluster(KafkaConnectionDetails kafka, TopicSettings settings) {
    this.kafka = kafka;
    this.patience = (int) settings.patience().toMillis();
  }

  synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(Map.of(
          AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getAdmin().getBootstrapServers(),
          AdminClientConfig.CLIENT_ID_CONFIG, "console",
          AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience,
          AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience));
    }
    return admin;
  }

  /** A consumer of no group, which commits nothing; the caller closes it. */
  Consumer<byte[], byte[]> reader() {
    return new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getConsumer().getBootstrapServers(),
        ConsumerConfig.CLIENT_ID_CONFIG, "console",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        // Little at once: what is read beyond what was asked for is thrown away.
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience,
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Waits for an answer; one that does not come, or is an error, is a refusal with 503. */
  static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw away(failure.getCause() == null ? failure : failure.getCause());
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  static RuntimeException away(Throwable failure) {
    return Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "kafka-away", "Kafka does not answer",
        "Look after the broker, and try again: " + failure.getMessage());
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
