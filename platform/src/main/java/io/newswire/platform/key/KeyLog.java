package io.newswire.platform.key;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.IssuedKey;
import io.newswire.event.KeyUse;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** Writes what becomes of keys to Kafka, whence every copy of every service reads it. */
public final class KeyLog implements AutoCloseable {
  private static final int PATIENCE_MS = 4_000;

  private final KafkaConnectionDetails kafka;
  private final String registryUrl;
  private final IssuedKeys keys;
  private @Nullable Producer<String, SpecificRecord> producer;

  KeyLog(KafkaConnectionDetails kafka, String registryUrl, IssuedKeys keys) {
    this.kafka = kafka;
    this.registryUrl = registryUrl;
    this.keys = keys;
  }

  /**
   * Writes a key as it stands now, and returns once the brokers have it. It holds here at once, and
   * elsewhere as soon as it is read there.
   *
   * @throws KafkaException where Kafka or the registry did not take it
   */
  public void append(IssuedKey key) {
    send(new ProducerRecord<>(Topics.KEYS, key.getKeyId(), key));
    keys.apply(key);
  }

  void append(KeyUse use) {
    send(new ProducerRecord<>(Topics.KEY_USES, use.getSha256() + "@" + use.getService(), use));
  }

  private void send(ProducerRecord<String, SpecificRecord> record) {
    try {
      producer().send(record).get();
    } catch (ExecutionException failure) {
      throw new KafkaException("The brokers did not acknowledge it", failure.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (KafkaException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw new KafkaException("The schema registry did not take it", failure);
    }
  }

  /** Made at the first use: most copies of most services never write a key. */
  private synchronized Producer<String, SpecificRecord> producer() {
    var made = producer;
    if (made == null) {
      made = new KafkaProducer<>(
          Map.of(
              ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getProducer().getBootstrapServers(),
              ProducerConfig.CLIENT_ID_CONFIG, "keys",
              ProducerConfig.ACKS_CONFIG, "all",
              ProducerConfig.LINGER_MS_CONFIG, 0,
              ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
              ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
              ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS),
          new StringSerializer(), AvroWire.serializer(registryUrl));
      producer = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }
}
