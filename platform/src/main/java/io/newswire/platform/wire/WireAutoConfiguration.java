package io.newswire.platform.wire;

import java.time.Clock;
import java.util.Map;

import io.newswire.event.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Makes the topics that are missing, and the way to the dead letters. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(WireSettings.class)
class WireAutoConfiguration {
  static {
    // Also for a serializer that a binding names by its class.
    AvroWire.trustOurRecords();
  }

  @Bean
  TopicCreation topicCreation(KafkaConnectionDetails kafka, WireSettings settings) {
    return new TopicCreation(kafka.getAdmin().getBootstrapServers(), settings.topics());
  }

  @Bean
  ConsumerLife consumerLife(ApplicationContext context) {
    return new ConsumerLife(context);
  }

  /** Lazy: a service that never parks anything opens no connection for it. */
  @Bean(destroyMethod = "close")
  @Lazy
  Producer<byte[], byte[]> deadLetterProducer(KafkaConnectionDetails kafka) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getProducer().getBootstrapServers(),
            ProducerConfig.CLIENT_ID_CONFIG, "dead-letters",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Bean
  DeadLetters deadLetters(@Lazy Producer<byte[], byte[]> deadLetterProducer, Clock clock) {
    return new DeadLetters(deadLetterProducer, clock);
  }
}
