package io.newswire.platform.key;

import java.time.Clock;

import io.newswire.platform.security.AccessRules;
import io.newswire.platform.wire.WireSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Issued keys, for every service that asks callers for keys. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(HttpSecurity.class)
@ConditionalOnBean(AccessRules.class)
@ConditionalOnProperty("newswire.issued-keys")
class KeyAutoConfiguration {
  @Bean
  IssuedKeys issuedKeys(Clock clock) {
    return new IssuedKeys(clock);
  }

  @Bean
  KeyLog keyLog(KafkaConnectionDetails kafka, WireSettings wire, IssuedKeys keys) {
    return new KeyLog(kafka, wire.registryUrl(), keys);
  }

  @Bean
  KeyUses keyUses(KeyLog keyLog, Clock clock,
      @Value("${spring.application.name:unnamed}") String service) {
    return new KeyUses(keyLog, service, clock);
  }

  @Bean
  KeyFollower keyFollower(KafkaConnectionDetails kafka, WireSettings wire, IssuedKeys keys,
      KeyUses uses) {
    return new KeyFollower(kafka, wire.registryUrl(), keys, uses);
  }
}
