package io.newswire.platform.log;

import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts what is logged. */
@AutoConfiguration
class LogAutoConfiguration {
  @Bean
  LoggedEvents loggedEvents() {
    return new LoggedEvents((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME));
  }
}
