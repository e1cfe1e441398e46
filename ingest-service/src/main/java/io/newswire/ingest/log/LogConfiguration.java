package io.newswire.ingest.log;

import io.newswire.event.Article;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import io.newswire.platform.wire.WireSettings;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How articles are written on the topic and read from it. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  @Bean(destroyMethod = "close")
  Serializer<Article> articleSerializer(WireSettings wire) {
    return AvroWire.serializer(wire.registryUrl());
  }

  @Bean(destroyMethod = "close")
  Deserializer<Received<Article>> articleDeserializer(WireSettings wire) {
    return AvroWire.deserializer(wire.registryUrl(), Article.class);
  }
}
