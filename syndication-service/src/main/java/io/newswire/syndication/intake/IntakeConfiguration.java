package io.newswire.syndication.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.ConsumerLag;
import io.newswire.platform.wire.PatientErrorHandler;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.ReceivedDeserializer;
import io.newswire.platform.wire.WireSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;

/** How the renditions' topic is read. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  Consumer<Message<List<Received<RenderedArticle>>>> syndicate(BatchIntake intake) {
    return intake::syndicate;
  }

  @Bean
  ConsumerConfigCustomizer renderedArticles(WireSettings wire) {
    return (settings, binding, destination) -> {
      settings.putAll(AvroWire.settings(wire.registryUrl()));
      settings.put(AvroWire.RECORD_TYPE, RenderedArticle.class.getName());
      settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ReceivedDeserializer.class);
    };
  }

  @Bean
  ConsumerLag consumerLag(KafkaConnectionDetails kafka, BindingServiceProperties bindings,
      Clock clock, MeterRegistry meters) {
    return new ConsumerLag(kafka.getConsumer().getBootstrapServers(),
        requireNonNull(bindings.getGroup("renditions")), Topics.SYNDICATION_INPUT, clock, meters);
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> patientContainer() {
    return (container, destination, group) -> {
      container.setCommonErrorHandler(new PatientErrorHandler());
      // A synchronous commit stalls the consumer for as long as the coordinator lingers; a commit
      // that is lost means that a batch comes again, which does no harm.
      container.getContainerProperties().setSyncCommits(false);
    };
  }
}
