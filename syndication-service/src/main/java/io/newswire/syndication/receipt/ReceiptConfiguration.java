package io.newswire.syndication.receipt;

import java.util.Map;

import io.newswire.event.DeliveryReceipt;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.WireSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** How receipts are written. */
@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {
  /** Lazy: the context comes up without a broker. */
  @Bean(destroyMethod = "close")
  @Lazy
  Producer<String, DeliveryReceipt> receiptProducer(KafkaConnectionDetails kafka,
      WireSettings wire) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getProducer().getBootstrapServers(),
            ProducerConfig.CLIENT_ID_CONFIG, "receipts",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
        new StringSerializer(), AvroWire.serializer(wire.registryUrl()));
  }
}
