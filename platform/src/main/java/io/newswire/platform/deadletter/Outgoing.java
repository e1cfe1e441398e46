package io.newswire.platform.deadletter;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records one by one, each durably. Connects when there is something to send. */
final class Outgoing implements AutoCloseable {
  private final Map<String, Object> settings;
  private @Nullable Producer<byte[], byte[]> producer;

  Outgoing(String bootstrap, Duration patience) {
    var millis = (int) patience.toMillis();
    settings = Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ProducerConfig.CLIENT_ID_CONFIG, "dead-letters",
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.LINGER_MS_CONFIG, 0,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES,
        ProducerConfig.MAX_BLOCK_MS_CONFIG, millis,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
  }

  /** @throws KafkaException where the broker did not take it */
  void send(ProducerRecord<byte[], byte[]> record) {
    if (producer == null) {
      producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
          new ByteArraySerializer());
    }
    try {
      producer.send(record).get();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failure) {
      throw new KafkaException("Kafka did not take it: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
