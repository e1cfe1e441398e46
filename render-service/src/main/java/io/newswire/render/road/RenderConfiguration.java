package io.newswire.render.road;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.ConsumerLag;
import io.newswire.platform.wire.PatientErrorHandler;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.ReceivedDeserializer;
import io.newswire.platform.wire.WireSettings;
import io.newswire.render.article.ArticleRenderer;
import io.newswire.render.article.Links;
import io.newswire.render.article.Renderer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;

/** How articles are read and rendered articles written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenderSettings.class)
class RenderConfiguration {
  @Bean
  ArticleRenderer articleRenderer(List<Renderer> renderers, RenderSettings settings, Links links,
      Clock clock) {
    return new ArticleRenderer(settings.chosen(renderers), links, clock);
  }

  @Bean
  Consumer<Message<List<Received<Article>>>> renderArticles(BatchRendering rendering) {
    return rendering::renderArticles;
  }

  @Bean
  ConsumerConfigCustomizer articlesAsAvro(WireSettings wire) {
    return (settings, binding, destination) -> {
      settings.putAll(AvroWire.settings(wire.registryUrl()));
      settings.put(AvroWire.RECORD_TYPE, Article.class.getName());
      settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ReceivedDeserializer.class);
    };
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

  /** What is to be previewed is read as what is on the topic is. */
  @Bean(destroyMethod = "close")
  Deserializer<Received<Article>> previewedArticles(WireSettings wire) {
    return AvroWire.deserializer(wire.registryUrl(), Article.class);
  }

  @Bean
  ConsumerLag consumerLag(KafkaConnectionDetails kafka, BindingServiceProperties bindings,
      Clock clock, MeterRegistry meters) {
    return new ConsumerLag(kafka.getConsumer().getBootstrapServers(),
        requireNonNull(bindings.getGroup("articles")), Topics.RENDER_INPUT, clock, meters);
  }

  /** Lazy: nothing is rendered before there is a broker, and the context comes up without one. */
  @Bean(destroyMethod = "close")
  @Lazy
  Producer<String, RenderedArticle> renditionProducer(KafkaConnectionDetails kafka,
      WireSettings wire) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        kafka.getProducer().getBootstrapServers());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "renditions");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A live article waits for nobody; a backlog fills the batches by itself.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    return new KafkaProducer<>(settings, new StringSerializer(),
        AvroWire.serializer(wire.registryUrl()));
  }
}
