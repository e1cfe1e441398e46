package io.newswire.ingest.log;

import java.util.HashMap;
import java.util.Map;

import io.newswire.event.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Makes the Kafka clients; {@code spring.kafka.*} holds for all of them. */
@Component
final class LogClients {
  private final KafkaProperties properties;
  private final KafkaConnectionDetails connection;
  private final LogSettings settings;

  LogClients(KafkaProperties properties, KafkaConnectionDetails connection, LogSettings settings) {
    this.properties = properties;
    this.connection = connection;
    this.settings = settings;
  }

  /**
   * A producer that is durable and never waits for company. Half the patience is for finding the
   * broker, half for the record.
   */
  Producer<String, byte[]> producer() {
    var half = (int) settings.patience().dividedBy(2).toMillis();
    var config = new HashMap<>(properties.buildProducerProperties());
    config.putAll(Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getProducer().getBootstrapServers(),
        ProducerConfig.CLIENT_ID_CONFIG, "ingest",
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
        ProducerConfig.LINGER_MS_CONFIG, 0,
        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
        ProducerConfig.MAX_BLOCK_MS_CONFIG, half,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES));
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** A consumer that reads a topic from its beginning, in no group. */
  Consumer<String, byte[]> follower() {
    return consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-index"));
  }

  /** A consumer that fetches single records. */
  Consumer<String, byte[]> reader() {
    return consumer(Map.of(
        ConsumerConfig.CLIENT_ID_CONFIG, "ingest-reader",
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
        // The broker sends a whole batch all the same (KIP-74), and nothing behind it.
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1));
  }

  private Consumer<String, byte[]> consumer(Map<String, Object> special) {
    var patience = (int) settings.patience().toMillis();
    var config = new HashMap<>(properties.buildConsumerProperties());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.putAll(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getConsumer().getBootstrapServers(),
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience));
    config.putAll(special);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
