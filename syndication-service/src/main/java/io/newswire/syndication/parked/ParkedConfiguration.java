package io.newswire.syndication.parked;

import java.time.Clock;
import java.time.Duration;

import io.newswire.platform.deadletter.DeadLetterBox;
import io.newswire.platform.wire.WireSettings;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The box of dead letters, which connects when somebody looks into it. */
@Configuration(proxyBeanMethods = false)
class ParkedConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @Bean(destroyMethod = "close")
  @Lazy
  DeadLetterBox deadLetterBox(KafkaConnectionDetails kafka, WireSettings wire, Clock clock) {
    return new DeadLetterBox(String.join(",", kafka.getConsumer().getBootstrapServers()),
        wire.registryUrl(), clock, PATIENCE);
  }
}
